import { Button, Checkbox, Group, Modal } from "@mantine/core";
import { IconDownload, IconFolder } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "zustand";
import { cancelJob } from "../commands/cancel-job.ts";
import { type SharedFiles, type ShareFormat, sharePlan } from "../commands/share-plan.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { DialogForm } from "../components/dialog-form.tsx";
import { JobProgress } from "../components/job-progress.tsx";
import { OptionCard } from "../components/option-card.tsx";
import { byteCount } from "../format/numbers.ts";
import { userLocale } from "../format/use-numbers.ts";
import { downloadFrom } from "../shell/choose-file.ts";
import { desktopShell } from "../shell/desktop-shell.ts";
import { problemOf } from "../shell/problem.ts";
import { jobStore } from "../stores/job-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./dialogs.module.css";

const FORMATS = Object.keys(en.share.format) as ShareFormat[];

/** Takes the plan away: formats in plain words, then the files. */
export function ShareDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "share");
  const job = useStore(jobStore, (state) => state.job);
  const [shared, setShared] = useState<SharedFiles | null>(null);
  const leave = () => {
    cancelJob();
    setShared(null);
    closeDialog();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={leave}
      title={shared === null ? en.share.title : en.share.ready}
      size={560}
      closeOnClickOutside={job === null}
    >
      {job !== null && <JobProgress />}
      <div hidden={job !== null}>
        {shared === null ? (
          <FormatChoice onShared={setShared} />
        ) : (
          <Files shared={shared} onAgain={() => setShared(null)} />
        )}
      </div>
    </Modal>
  );
}

function FormatChoice({ onShared }: { readonly onShared: (files: SharedFiles) => void }) {
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const [chosen, setChosen] = useState<readonly string[]>(["html", "csv"]);
  const [problem, setProblem] = useState<string | null>(null);
  if (snapshot === null) return null;
  const scenario = snapshot.scenarios.find(({ id }) => id === snapshot.activeScenarioId);
  const write = async () => {
    setProblem(null);
    try {
      const shell = desktopShell();
      const folder = shell === null ? null : await shell.pickFolder();
      if (shell !== null && folder === null) return;
      const formats = FORMATS.filter((format) => chosen.includes(format));
      const files = await sharePlan({ scenarioId: snapshot.activeScenarioId, formats, folder });
      if (files !== null) onShared(files);
    } catch (error) {
      setProblem(problemOf(error).sentence);
    }
  };
  return (
    <DialogForm
      action={en.share.write(chosen.length)}
      actionTestId="share-write"
      icon={desktopShell() === null ? null : <IconFolder size={15} />}
      isActionFirst
      notReady={chosen.length === 0 && en.share.needFormat}
      problem={problem}
      onCancel={closeDialog}
      onSubmit={() => void write()}
    >
      <p className={classes.lead}>{en.share.lead(scenario?.name ?? "")}</p>
      <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label={en.share.title}>
        <div className={classes.formats}>
          {FORMATS.map((format) => (
            <OptionCard
              key={format}
              kind="many"
              value={format}
              {...en.share.format[format]}
              testId={`share-${format}`}
            />
          ))}
        </div>
      </Checkbox.Group>
    </DialogForm>
  );
}

function Files({ shared, onAgain }: { readonly shared: SharedFiles; readonly onAgain: () => void }) {
  const { files, folder } = shared;
  const shell = desktopShell();
  return (
    <div className={classes.form} data-testid="share-files">
      <ul className={classes.files}>
        {files.map(({ name, bytes, url }) => (
          <li key={name} className={classes.file}>
            <span className={classes.fileName}>{name}</span>
            <span className={`${classes.fileSize} num`}>{byteCount(bytes, userLocale())}</span>
            {url !== null && (
              <Button
                variant="default"
                component="a"
                href={url}
                download={name}
                leftSection={<IconDownload size={14} />}
                aria-label={`${en.share.download} ${name}`}
              >
                {en.share.download}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={onAgain}>
          {en.share.again}
        </Button>
        {folder !== null && shell !== null ? (
          <Button onClick={() => void shell.showInFolder(folder)}>{en.share.show}</Button>
        ) : (
          <Button data-autofocus onClick={() => downloadAll(files)}>
            {en.share.downloadAll}
          </Button>
        )}
      </Group>
    </div>
  );
}

function downloadAll(files: SharedFiles["files"]): void {
  for (const { url, name } of files) if (url !== null) downloadFrom(url, name);
}
