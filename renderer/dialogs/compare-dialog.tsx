import { ActionIcon, Modal, SegmentedControl, Select, Tooltip } from "@mantine/core";
import { IconArrowsLeftRight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { type Comparison, compareScenarios } from "../commands/compare-scenarios.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { ProblemLine } from "../components/problem-line.tsx";
import { problemOf } from "../shell/problem.ts";
import { type PlanSnapshot, planStore } from "../stores/plan-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { ComparedFlows } from "./compared-flows.tsx";
import { ComparedScores } from "./compared-scores.tsx";
import classes from "./dialogs.module.css";
import { MovedAccounts } from "./moved-accounts.tsx";

/** Two scenarios side by side: scores, who hands over to whom, and which accounts move. */
export function CompareDialog() {
  const dialog = useStore(viewStore, (state) => state.dialog);
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const isOpen = dialog?.kind === "compare" && snapshot !== null;
  return (
    <Modal opened={isOpen} onClose={closeDialog} title={en.compare.title} size={1080}>
      {isOpen && <CompareForm snapshot={snapshot} from={dialog.from} to={dialog.to} />}
    </Modal>
  );
}

type FormProps = { readonly snapshot: PlanSnapshot; readonly from: string | null; readonly to: string | null };

/** Against the baseline first; where that is on screen itself, against any other. */
function firstPair({ scenarios, activeScenarioId }: PlanSnapshot, from: string | null, to: string | null) {
  const second = to ?? activeScenarioId;
  const others = scenarios.filter(({ id }) => id !== second);
  const first = from ?? (others.find(({ isBaseline }) => isBaseline) ?? others[0])?.id ?? second;
  return { from: first, to: second };
}

function CompareForm({ snapshot, from, to }: FormProps) {
  const [pair, setPair] = useState(() => firstPair(snapshot, from, to));
  const [result, setResult] = useState<Comparison | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [view, setView] = useState("flows");
  const isSame = pair.from === pair.to;

  useEffect(() => {
    let isCurrent = true;
    setResult(null);
    setProblem(null);
    if (pair.from !== pair.to) {
      compareScenarios(pair.from, pair.to).then(
        (next) => isCurrent && setResult(next),
        (error: unknown) => isCurrent && setProblem(problemOf(error).sentence),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [pair]);

  const options = snapshot.scenarios.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={classes.form} data-testid="comparison">
      <div className={classes.compareHead}>
        <Select
          label={en.compare.from}
          data={options}
          value={pair.from}
          onChange={(id) => id !== null && setPair({ ...pair, from: id })}
        />
        <Tooltip label={en.compare.swap}>
          <ActionIcon
            variant="default"
            aria-label={en.compare.swap}
            onClick={() => setPair({ from: pair.to, to: pair.from })}
          >
            <IconArrowsLeftRight size={15} />
          </ActionIcon>
        </Tooltip>
        <Select
          label={en.compare.to}
          data={options}
          value={pair.to}
          onChange={(id) => id !== null && setPair({ ...pair, to: id })}
        />
      </div>
      {isSame && problem === null && (
        <p className={classes.lead} role="alert">
          {en.compare.same}
        </p>
      )}
      <ProblemLine problem={problem} />
      {result !== null && (
        <div className={classes.compare}>
          <ComparedScores comparison={result} snapshot={snapshot} />
          <div className={classes.right}>
            <SegmentedControl
              aria-label={en.compare.title}
              value={view}
              onChange={setView}
              style={{ alignSelf: "flex-start" }}
              data={[
                { value: "flows", label: en.compare.flows },
                { value: "accounts", label: en.compare.accounts },
              ]}
            />
            <div className={classes.grid}>
              {view === "flows" ? (
                <ComparedFlows comparison={result} measures={snapshot.measures} />
              ) : (
                <MovedAccounts from={pair.from} to={pair.to} measures={snapshot.measures.slice(1)} />
              )}
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
