import { IconBookmarkPlus } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { askCheckpoint, loadCheckpoints } from "../../commands/checkpoints.ts";
import { type HistoryEntry, readHistory } from "../../commands/read-history.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { usePages } from "../../components/use-pages.ts";
import { clockTime } from "../../format/time.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import classes from "../side-panel.module.css";
import { CheckpointList } from "./checkpoint-list.tsx";
import { HistoryList } from "./history-list.tsx";

/** Every step of the scenario, newest first, with the named points: all of them can be gone to. */
export function HistoryPanel() {
  const scenarioId = useStore(scenarioStore, (state) => state.id);
  const revision = useStore(scenarioStore, (state) => state.revision);
  const [withSetAside, showSetAside] = useState(false);
  const [setAside, setSetAside] = useState(0);
  const read = useCallback(
    async (offset: number, limit: number) => {
      // Every step raises the revision, and with it the list changes.
      if (scenarioId === null || revision < 0) return { total: 0, rows: [] };
      const page = await readHistory(scenarioId, offset, limit, withSetAside);
      setSetAside(page.setAside);
      return { total: page.total, rows: page.entries };
    },
    [scenarioId, revision, withSetAside],
  );
  const pages = usePages<HistoryEntry>(read);
  useEffect(() => {
    if (scenarioId !== null) void loadCheckpoints();
  }, [scenarioId]);
  return (
    <>
      <div className={classes.head}>
        <h2>{en.history.title}</h2>
        <IconButton name={en.history.addTitle} onClick={askCheckpoint} testId="add-checkpoint">
          <IconBookmarkPlus size={17} stroke={1.7} />
        </IconButton>
      </div>
      <SaveLine />
      <CheckpointList />
      <HistoryList
        pages={pages}
        setAside={setAside}
        withSetAside={withSetAside}
        onShowSetAside={() => showSetAside(!withSetAside)}
      />
    </>
  );
}

function SaveLine() {
  const { save, savedAtMs } = useStore(scenarioStore);
  const time = savedAtMs === null ? null : clockTime(savedAtMs, userLocale());
  return (
    <p className={classes.hint} style={{ padding: "0 16px", margin: "0 0 8px" }}>
      {save === "saved" ? en.history.saved(time) : save === "saving" ? en.topbar.saving : en.history.notSaved}
    </p>
  );
}
