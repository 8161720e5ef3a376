import { Button, Progress } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useStore } from "zustand";
import { dropAccountsFile, takeAccountsFile } from "../../commands/start-new-plan.ts";
import { ProblemLine } from "../../components/problem-line.tsx";
import { newPlanStore } from "../../stores/new-plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "./new-plan.module.css";

export function ChooseFile() {
  const { step, fileName, sent, problem } = useStore(newPlanStore);
  if (step === "sending") {
    return (
      <main className={classes.card}>
        <h2>{en.newPlan.uploading(fileName)}</h2>
        <Progress value={100 * sent} aria-label={en.newPlan.uploading(fileName)} />
        <Button variant="default" onClick={dropAccountsFile} style={{ justifySelf: "end" }}>
          {en.cancel}
        </Button>
      </main>
    );
  }
  return (
    <main className={classes.choose}>
      <ProblemLine problem={problem} />
      <Dropzone
        multiple={false}
        onDrop={([file]) => {
          if (file !== undefined) void takeAccountsFile(file);
        }}
        classNames={{ root: classes.zone ?? "", inner: classes.zoneInner ?? "" }}
        inputProps={{ "aria-label": en.newPlan.chooseFile, "data-testid": "accounts-file" } as object}
      >
        <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden="true" />
        <h2>{en.newPlan.chooseFile}</h2>
        <p>{en.newPlan.chooseHint}</p>
        <span className={classes.fakeButton}>{en.newPlan.browse}</span>
      </Dropzone>
    </main>
  );
}
