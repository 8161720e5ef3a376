import {
  Button,
  Checkbox,
  Collapse,
  Group,
  Modal,
  NumberInput,
  Radio,
  Slider,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { IconChevronDown, IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "zustand";
import { type BuildWish, buildTerritories } from "../commands/build-territories.ts";
import { cancelJob } from "../commands/cancel-job.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { JobProgress } from "../components/job-progress.tsx";
import { decimal } from "../format/numbers.ts";
import { userLocale } from "../format/use-numbers.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { jobStore } from "../stores/job-store.ts";
import { mainMeasure, type PlanSnapshot, planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./dialogs.module.css";

/** Asks for what the territories should be, and shows the solver at work. */
export function BuildDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "build");
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const job = useStore(jobStore, (state) => state.job);
  return (
    <Modal
      opened={isOpen && snapshot !== null}
      onClose={() => {
        cancelJob();
        closeDialog();
      }}
      title={en.build.title}
      size={460}
      closeOnClickOutside={job === null}
    >
      {job !== null ? <JobProgress /> : snapshot !== null && <BuildForm snapshot={snapshot} />}
    </Modal>
  );
}

type Wishes = {
  readonly count: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly tolerancePercent: number;
  readonly isNew: boolean;
  readonly newName: string | null;
  readonly compactness: number;
  readonly seed: number;
  readonly keeps: boolean;
  readonly maxMovedPercent: number;
};

const DEFAULT_COUNT = 12;
const DEFAULT_COMPACTNESS = 50;

function firstWishes(snapshot: PlanSnapshot): Wishes {
  const present = scenarioStore.getState().territories.size;
  const weights = Object.fromEntries(Object.entries(snapshot.balance).filter(([, weight]) => weight > 0));
  return {
    count: present > 1 ? present : DEFAULT_COUNT,
    weights: Object.keys(weights).length > 0 ? weights : { [mainMeasure(snapshot).key]: 1 },
    tolerancePercent: 100 * snapshot.tolerance,
    isNew: present > 0,
    newName: null,
    compactness: DEFAULT_COMPACTNESS,
    seed: 1,
    keeps: false,
    maxMovedPercent: 10,
  };
}

/** What was wished for last in this plan, so that a second try starts from the first. */
let lastWishes: { readonly planId: string; readonly wishes: Wishes } | null = null;

function BuildForm({ snapshot }: { readonly snapshot: PlanSnapshot }) {
  const [wishes, setWishes] = useState<Wishes>(() =>
    lastWishes?.planId === snapshot.summary.id ? lastWishes.wishes : firstWishes(snapshot),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [isAdvanced, setAdvanced] = useState(false);
  const change = (part: Partial<Wishes>) => setWishes((before) => ({ ...before, ...part }));
  const hasMeasure = Object.values(wishes.weights).some((weight) => weight > 0);
  const scenario = snapshot.scenarios.find(({ id }) => id === snapshot.activeScenarioId);

  const start = async () => {
    lastWishes = { planId: snapshot.summary.id, wishes };
    setProblem(null);
    try {
      const result = await buildTerritories(wishOf(wishes, snapshot));
      if (result === null) return;
      closeDialog();
      const seconds = decimal(result.seconds, userLocale(), 1);
      notice.done([en.build.done(seconds), ...result.notes].join(" "));
    } catch (error) {
      setProblem(problemOf(error).sentence);
    }
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (hasMeasure) void start();
      }}
    >
      <p className={classes.lead}>{en.build.lead}</p>
      <div className={classes.pair}>
        <NumberInput
          data-autofocus
          label={en.build.count}
          value={wishes.count}
          min={1}
          max={5000}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => change({ count: Math.max(1, Number(value)) })}
          data-testid="build-count"
        />
        <NumberInput
          label={en.build.tolerance}
          title={en.build.toleranceHint}
          value={wishes.tolerancePercent}
          min={0.1}
          max={100}
          step={1}
          suffix=" %"
          onChange={(value) => change({ tolerancePercent: Math.max(0.1, Number(value)) })}
        />
      </div>
      <MeasureWeights snapshot={snapshot} weights={wishes.weights} onChange={(weights) => change({ weights })} />
      <Radio.Group
        label={en.build.into}
        size="xs"
        value={wishes.isNew ? "new" : "scenario"}
        onChange={(into) => change({ isNew: into === "new" })}
      >
        <div className={classes.choices}>
          <Radio size="xs" value="scenario" label={en.build.intoScenario(scenario?.name ?? "")} />
          <Radio size="xs" value="new" label={en.build.intoNew} />
          {wishes.isNew && (
            <TextInput
              aria-label={en.build.newName}
              ml={24}
              value={wishes.newName ?? en.build.newNameDefault(wishes.count)}
              maxLength={200}
              onChange={(event) => change({ newName: event.currentTarget.value })}
            />
          )}
        </div>
      </Radio.Group>
      <UnstyledButton
        className={classes.advanced}
        aria-expanded={isAdvanced}
        onClick={() => setAdvanced((before) => !before)}
      >
        <IconChevronDown size={15} aria-hidden="true" />
        {en.build.advanced}
      </UnstyledButton>
      <Collapse expanded={isAdvanced} transitionDuration={120}>
        <AdvancedWishes wishes={wishes} onChange={change} />
      </Collapse>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={closeDialog}>
          {en.cancel}
        </Button>
        <Button
          type="submit"
          leftSection={<IconWand size={15} />}
          disabled={!hasMeasure}
          title={hasMeasure ? undefined : en.build.needMeasure}
          data-testid="build-start"
        >
          {en.build.start}
        </Button>
      </Group>
    </form>
  );
}

type WeightsProps = {
  readonly snapshot: PlanSnapshot;
  readonly weights: Wishes["weights"];
  readonly onChange: (weights: Wishes["weights"]) => void;
};

function MeasureWeights({ snapshot, weights, onChange }: WeightsProps) {
  const isSeveral = Object.values(weights).filter((weight) => weight > 0).length > 1;
  return (
    <fieldset className={classes.weights}>
      <legend>{en.build.balance}</legend>
      {snapshot.measures.map(({ key, label }) => {
        const weight = weights[key] ?? 0;
        return (
          <div key={key} className={classes.weight}>
            <Checkbox
              label={label}
              checked={weight > 0}
              onChange={(event) => onChange({ ...weights, [key]: event.currentTarget.checked ? 1 : 0 })}
            />
            {isSeveral && weight > 0 && (
              <NumberInput
                aria-label={en.build.weight(label)}
                w={84}
                value={weight}
                min={0.1}
                max={100}
                step={0.5}
                onChange={(value) => onChange({ ...weights, [key]: Math.max(0.1, Number(value)) })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

type AdvancedProps = { readonly wishes: Wishes; readonly onChange: (part: Partial<Wishes>) => void };

function AdvancedWishes({ wishes, onChange }: AdvancedProps) {
  return (
    <div className={classes.form}>
      <div>
        <span className={classes.label} id="compactness-label">
          {en.build.compactness}
        </span>
        <Slider
          thumbProps={{ "aria-labelledby": "compactness-label" }}
          min={0}
          max={100}
          value={wishes.compactness}
          onChange={(compactness) => onChange({ compactness })}
        />
        <div className={classes.ends}>
          <span>{en.build.compactnessLow}</span>
          <span>{en.build.compactnessHigh}</span>
        </div>
      </div>
      <div className={classes.pair}>
        <NumberInput
          label={en.build.seed}
          title={en.build.seedHint}
          value={wishes.seed}
          min={0}
          max={2 ** 31}
          allowDecimal={false}
          onChange={(value) => onChange({ seed: Math.max(0, Number(value)) })}
        />
        <NumberInput
          label={en.build.maxMoved}
          disabled={!wishes.keeps}
          value={wishes.maxMovedPercent}
          min={0}
          max={100}
          suffix=" %"
          onChange={(value) => onChange({ maxMovedPercent: Number(value) })}
        />
      </div>
      <Checkbox
        label={en.build.keep}
        description={en.build.keepHint}
        checked={wishes.keeps}
        onChange={(event) => onChange({ keeps: event.currentTarget.checked })}
      />
    </div>
  );
}

function wishOf(wishes: Wishes, snapshot: PlanSnapshot): BuildWish {
  const name = (wishes.newName ?? en.build.newNameDefault(wishes.count)).trim();
  return {
    scenarioId: snapshot.activeScenarioId,
    into: wishes.isNew ? { newScenario: name === "" ? en.build.newNameDefault(wishes.count) : name } : "scenario",
    territories: wishes.count,
    balance: Object.fromEntries(Object.entries(wishes.weights).filter(([, weight]) => weight > 0)),
    tolerance: wishes.tolerancePercent / 100,
    compactness: wishes.compactness,
    seed: wishes.seed,
    maxMovedShare: wishes.keeps ? wishes.maxMovedPercent / 100 : null,
  };
}
