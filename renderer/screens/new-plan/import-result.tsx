import { Anchor, Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { attempt } from "../../commands/attempt.ts";
import { showPlan } from "../../commands/show-plan.ts";
import { wholeNumber } from "../../format/numbers.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { newPlanStore } from "../../stores/new-plan-store.ts";
import type { PlanSnapshot } from "../../stores/plan-store.ts";
import { type ViewState, viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import classes from "./new-plan.module.css";

/** What became of the rows, before the map opens. */
export function ImportResult() {
  const result = useStore(newPlanStore, (state) => state.result);
  const [isOpening, setOpening] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The way on is one key press away.
  useEffect(() => button.current?.focus(), []);
  if (result === null) return null;
  const { accountCount, rejectedCount, repairedCount } = result.summary;
  const open = async (view: Partial<ViewState>) => {
    setOpening(true);
    await attempt(() => showPlan(result));
    viewStore.setState(view);
    setOpening(false);
  };
  return (
    <main className={classes.card}>
      <h2 className={classes.done}>
        <IconCircleCheck size={22} className={classes.tick} aria-hidden="true" />
        {en.newPlan.doneTitle}
      </h2>
      <dl className={classes.counts}>
        <Count label={en.newPlan.accepted} count={accountCount} />
        <Count
          label={en.newPlan.rejected}
          count={rejectedCount}
          action={en.newPlan.seeRejected}
          onAction={() => void open({ dockTab: "problems", problemsTab: "rejected", dockOpen: true })}
        />
        <Count
          label={en.newPlan.repaired}
          count={repairedCount}
          action={en.newPlan.seeRepaired}
          onAction={() => void open({ dockTab: "problems", problemsTab: "repaired", dockOpen: true })}
        />
      </dl>
      <Button size="sm" h={36} ref={button} loading={isOpening} data-testid="open-studio" onClick={() => void open({})}>
        {en.newPlan.openStudio}
      </Button>
    </main>
  );
}

type CountProps = {
  readonly label: string;
  readonly count: PlanSnapshot["summary"]["accountCount"];
  readonly action?: string;
  readonly onAction?: () => void;
};

function Count({ label, count, action, onAction }: CountProps) {
  return (
    <div className={classes.count}>
      <dt>{label}</dt>
      <dd className="num">{wholeNumber(count, userLocale())}</dd>
      {action !== undefined && count > 0 && (
        <dd className={classes.countAction}>
          <Anchor component="button" type="button" fz={12} onClick={onAction}>
            {action}
          </Anchor>
        </dd>
      )}
    </div>
  );
}
