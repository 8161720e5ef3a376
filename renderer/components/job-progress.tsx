import { Button, Progress } from "@mantine/core";
import { useStore } from "zustand";
import { cancelJob } from "../commands/cancel-job.ts";
import { percent } from "../format/numbers.ts";
import { userLocale } from "../format/use-numbers.ts";
import { jobStore } from "../stores/job-store.ts";
import { en } from "../text/en.ts";
import classes from "./job-progress.module.css";

/** The running job: what it does, how far it is, and the way out. */
export function JobProgress() {
  const job = useStore(jobStore, (state) => state.job);
  if (job === null) return null;
  const share = job.done === null ? null : percent(job.done, userLocale(), 0);
  return (
    <div className={classes.job} data-testid="job">
      <div className={classes.words} aria-live="polite">
        <strong>{job.phase === "" ? en.job.starting : job.phase}</strong>
        <span className="num">{share}</span>
      </div>
      <Progress
        // From "no end known" to a share the bar starts anew instead of running backwards.
        key={job.done === null ? "endless" : "share"}
        value={job.done === null ? 100 : 100 * job.done}
        animated={job.done === null}
        striped={job.done === null}
        aria-label={job.title}
        transitionDuration={120}
      />
      <div className={classes.words}>
        <span className={`${classes.detail} num`}>{job.detail}</span>
        <Button variant="default" onClick={cancelJob} disabled={job.cancelling} data-testid="cancel-job">
          {job.cancelling ? en.cancelling : en.cancel}
        </Button>
      </div>
    </div>
  );
}
