import { Button, Collapse, Group, NumberInput, Radio, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { buildTerritories } from "../commands/build-territories.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { decimal } from "../format/numbers.ts";
import { userLocale } from "../format/use-numbers.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import type { PlanSnapshot } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";
import { AdvancedWishes, MeasureWeights } from "./build-fields.tsx";
import { firstWishes, type Wishes, wishOf } from "./build-wishes.ts";
import classes from "./dialogs.module.css";

/** What was wished for last in this plan, so that a second try starts from the first. */
let lastWishes: { readonly planId: string; readonly wishes: Wishes } | null = null;

/** The wishes of the user, and the button that has them built. */
export function BuildForm({ snapshot }: { readonly snapshot: PlanSnapshot }) {
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
