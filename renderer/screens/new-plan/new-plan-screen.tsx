import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useStore } from "zustand";
import { leaveNewPlan } from "../../commands/start-new-plan.ts";
import { JobProgress } from "../../components/job-progress.tsx";
import { jobStore } from "../../stores/job-store.ts";
import { newPlanStore } from "../../stores/new-plan-store.ts";
import { en } from "../../text/en.ts";
import { ChooseFile } from "./choose-file.tsx";
import { ImportResult } from "./import-result.tsx";
import classes from "./new-plan.module.css";
import { ReviewFile } from "./review-file.tsx";

/** From a file to a plan: choose it, look at what was understood, import, see what became of the rows. */
export function NewPlanScreen() {
  const step = useStore(newPlanStore, (state) => state.step);
  const job = useStore(jobStore, (state) => state.job);
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={16} />}
          disabled={job !== null || step === "result"}
          onClick={leaveNewPlan}
        >
          {en.back}
        </Button>
        <h1>{en.newPlan.title}</h1>
      </header>
      {job !== null ? (
        <main className={classes.card}>
          <h2>{job.title}</h2>
          <JobProgress />
        </main>
      ) : (
        <Step step={step} />
      )}
    </div>
  );
}

function Step({ step }: { readonly step: "choose" | "sending" | "review" | "result" }) {
  switch (step) {
    case "choose":
    case "sending":
      return <ChooseFile />;
    case "review":
      return <ReviewFile />;
    case "result":
      return <ImportResult />;
  }
}
