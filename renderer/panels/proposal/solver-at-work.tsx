import { Button, Progress } from "@mantine/core";
import { useStore } from "zustand";
import { cancelJob } from "../../commands/cancel-job.ts";
import { stopSolving } from "../../commands/solve.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { jobStore } from "../../stores/job-store.ts";
import { proposalStore } from "../../stores/proposal-store.ts";
import { en } from "../../text/en.ts";
import inspector from "../inspector/inspector.module.css";
import classes from "./proposal.module.css";

/** The search under way: how far it is, how good the best plan is by now, and the two ways out. */
export function SolverAtWork() {
  const job = useStore(jobStore, (state) => state.job);
  const isStopping = useStore(proposalStore, (state) => state.isStopping);
  const numbers = useNumbers();
  return (
    <section className={inspector.section} data-testid="job">
      <div className={inspector.head}>
        <h2>{en.proposal.working}</h2>
        <span className={inspector.sub}>{job?.done == null ? "" : numbers.percent(job.done, 0)}</span>
      </div>
      <Progress value={100 * (job?.done ?? 0)} aria-label={en.build.building} transitionDuration={120} />
      <p className={classes.phase} aria-live="polite">
        <strong>{job === null || job.phase === "" ? en.job.starting : job.phase}</strong>
        <span className="num">{job?.detail}</span>
      </p>
      <p className={inspector.hint}>{en.proposal.workingHint}</p>
      <div className={classes.ways}>
        <Button variant="default" onClick={cancelJob} disabled={job?.cancelling === true} data-testid="cancel-job">
          {job?.cancelling === true ? en.cancelling : en.cancel}
        </Button>
        <Button onClick={() => void stopSolving()} disabled={isStopping} data-testid="stop-job">
          {isStopping ? en.proposal.stopping : en.proposal.stop}
        </Button>
      </div>
    </section>
  );
}
