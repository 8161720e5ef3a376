import { Button, Checkbox, Collapse, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "zustand";
import { MOST_MEASURES } from "../../../core/domain/demands.ts";
import { checkAgainst } from "../../commands/check-demands.ts";
import { closeDialog } from "../../commands/show-dialog.ts";
import { proposeTerritories } from "../../commands/solve.ts";
import { DialogForm } from "../../components/dialog-form.tsx";
import { NumberField, OpenNumberField } from "../../components/number-field.tsx";
import { notice } from "../../shell/notice.ts";
import { problemOf } from "../../shell/problem.ts";
import { type PlanSnapshot, planStore } from "../../stores/plan-store.ts";
import { regionStore } from "../../stores/region-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import { CountFields } from "./count-fields.tsx";
import { demandsOf } from "./demands-of.ts";
import { MeasureWeights } from "./measure-weights.tsx";
import { MoreWishes } from "./more-wishes.tsx";
import { TaskFields } from "./task-fields.tsx";
import {
  asksForNumber,
  firstWishes,
  keepsPresent,
  type Missing,
  missingIn,
  renewedWishes,
  type Task,
  type Wishes,
} from "./wishes.ts";

/** What was wished for last in this plan, so that a second try starts from the first. */
let lastWishes: { readonly planId: string; readonly wishes: Wishes } | null = null;

function selectedIds(): readonly string[] {
  const ids = planStore.getState().layer?.ids ?? [];
  return [...selectionStore.getState().units].sort((a, b) => a - b).map((unit) => ids[unit] ?? "");
}

/** The wishes of the user, and the button that sends the solver out. */
export function BuildForm({ snapshot, task }: { readonly snapshot: PlanSnapshot; readonly task?: Partial<Wishes> }) {
  const territories = useStore(scenarioStore, (state) => state.territories);
  const [wishes, setWishes] = useState<Wishes>(() => {
    const before = lastWishes?.planId === snapshot.summary.id ? lastWishes.wishes : null;
    const wished = { ...(before ?? firstWishes(snapshot, territories.size)), ...task };
    return renewedWishes(wished, selectedIds(), regionStore.getState().regions);
  });
  const [isMore, setMore] = useState(false);
  const change = (part: Partial<Wishes>) => setWishes((before) => ({ ...before, ...part }));
  const missing = missingIn(wishes);

  const start = async () => {
    lastWishes = { planId: snapshot.summary.id, wishes };
    closeDialog();
    try {
      await proposeTerritories(demandsOf(wishes, [...territories.values()]), wishes.withAlternatives);
    } catch (error) {
      notice.problem(problemOf(error).sentence);
    }
  };

  const check = () => {
    lastWishes = { planId: snapshot.summary.id, wishes };
    closeDialog();
    checkAgainst(demandsOf(wishes, [...territories.values()]));
  };

  return (
    <DialogForm
      action={en.build.start}
      actionTestId="build-start"
      icon={<IconWand size={15} />}
      notReady={missing === null ? false : sayMissing(missing, wishes.task)}
      aside={
        territories.size > 0 && (
          <Button
            variant="subtle"
            mr="auto"
            disabled={missing !== null}
            title={en.demands.checkHint}
            onClick={check}
            data-testid="build-check"
          >
            {en.demands.check}
          </Button>
        )
      }
      onCancel={closeDialog}
      onSubmit={() => void start()}
    >
      <TaskFields wishes={wishes} territories={[...territories.values()]} onChange={change} />
      {asksForNumber(wishes.task) && <CountFields wishes={wishes} measures={snapshot.measures} onChange={change} />}
      <MeasureWeights
        measures={snapshot.measures}
        weights={wishes.weights}
        onChange={(weights) => change({ weights })}
      />
      <div className={classes.pair}>
        <NumberField
          label={en.build.tolerance}
          title={en.build.toleranceHint}
          value={wishes.tolerancePercent}
          min={0.1}
          max={100}
          step={1}
          suffix=" %"
          onChange={(tolerancePercent) => change({ tolerancePercent })}
        />
        {keepsPresent(wishes.task) && (
          <OpenNumberField
            label={en.build.limitMoves}
            placeholder={en.build.noLimit}
            value={wishes.movedPercent}
            min={0}
            max={100}
            suffix=" %"
            onChange={(movedPercent) => change({ movedPercent })}
          />
        )}
      </div>
      <Checkbox
        label={en.build.alternatives}
        description={en.build.alternativesHint}
        checked={wishes.withAlternatives}
        onChange={(event) => change({ withAlternatives: event.currentTarget.checked })}
        data-testid="build-alternatives"
      />
      <UnstyledButton
        className={classes.advanced}
        aria-expanded={isMore}
        onClick={() => setMore((before) => !before)}
        data-testid="build-more"
      >
        <IconChevronDown size={15} aria-hidden="true" />
        {en.build.more}
      </UnstyledButton>
      <Collapse expanded={isMore} transitionDuration={120}>
        <MoreWishes wishes={wishes} snapshot={snapshot} onChange={change} />
      </Collapse>
    </DialogForm>
  );
}

function sayMissing(missing: Exclude<Missing, null>, task: Task): string {
  if (missing === "measure") return en.build.needMeasure;
  if (missing === "fewer-measures") return en.build.needFewerMeasures(MOST_MEASURES);
  if (missing === "size") return en.build.needSize;
  if (missing === "capacities") return en.build.needCapacities;
  return task === "within" ? en.build.needArea : en.build.needSubject;
}
