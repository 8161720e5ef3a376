import { NumberInput } from "@mantine/core";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { useStore } from "zustand";
import type { TerritoryScores } from "../../../core/domain/scorecard.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { changeTerritory } from "../../commands/change-territory.ts";
import { lockTerritories } from "../../commands/lock.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { ChangeMark } from "../../components/change-mark.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { TerritoryMenu } from "../territories/territory-menu.tsx";
import { HoldingSection } from "./holding-section.tsx";
import classes from "./inspector.module.css";
import { MeasureBars } from "./measure-bars.tsx";
import { PartHead } from "./part-head.tsx";
import { TargetFields } from "./target-fields.tsx";
import { TextFields } from "./text-fields.tsx";

/** One territory: its fields to edit, its totals against target, its shape. */
export function TerritorySection({ territory }: { readonly territory: Territory }) {
  const { index, name, color, owner, capacity, note, locked } = territory;
  const scores = useStore(scenarioStore, (state) => state.scorecard?.territories.find(({ id }) => id === territory.id));
  return (
    <section className={classes.section} aria-labelledby="territory-title" data-testid="territory">
      <PartHead
        titleId="territory-title"
        name={name}
        color={color}
        onColor={(next) => void changeTerritory(index, { color: next })}
        onClose={() => focusTerritory(null)}
      >
        <IconButton
          name={locked ? en.lock.unlock : en.lock.lock}
          hint={locked ? en.lock.lockedHint : en.lock.lock}
          pressed={locked}
          shortcut={shortcutText("lockTerritory")}
          size={24}
          onClick={() => void lockTerritories([index], !locked)}
          testId="lock-territory"
        >
          {locked ? <IconLock size={15} /> : <IconLockOpen size={15} />}
        </IconButton>
        <TerritoryMenu territory={territory} />
      </PartHead>
      <TextFields
        key={`${name}|${owner}|${capacity}|${note}`}
        texts={territory}
        onChange={(part) => void changeTerritory(index, part)}
        testId="territory"
      >
        <NumberInput
          label={en.territory.capacity}
          title={en.territory.capacityHint}
          defaultValue={capacity}
          min={0.01}
          max={1_000_000}
          step={0.5}
          decimalScale={2}
          onBlur={(event) => {
            const next = Number(event.currentTarget.value);
            if (next > 0) void changeTerritory(index, { capacity: next });
          }}
        />
      </TextFields>
      <TargetFields territory={territory} />
      <HoldingSection territory={territory} />
      {scores !== undefined && <TerritoryFigures scores={scores} />}
    </section>
  );
}

function TerritoryFigures({ scores }: { readonly scores: TerritoryScores }) {
  const numbers = useNumbers();
  const showDeltas = useStore(viewStore, (state) => state.showDeltas);
  const before = useStore(scenarioStore, (state) =>
    state.baselineScorecard?.territories.find(({ id }) => id === scores.id),
  );
  return (
    <>
      <MeasureBars
        scores={scores}
        testId="territory-totals"
        note={(measure, value) => {
          const then = before?.measures[measure.key];
          if (!showDeltas || then === undefined) return null;
          const epsilon = 1e-9 * Math.max(1, Math.abs(then));
          if (Math.abs(value - then) <= epsilon) return null;
          return (
            <ChangeMark
              change={value - then}
              epsilon={epsilon}
              write={(magnitude) => numbers.short(magnitude, measure)}
              better={null}
            />
          );
        }}
      />
      <dl className={classes.facts}>
        <dt>{en.territory.units}</dt>
        <dd>{numbers.whole(scores.units)}</dd>
        <dt>{en.territory.pieces}</dt>
        <dd>{scores.pieces === 1 ? en.territory.oneConnected : en.territory.severalPieces(scores.pieces)}</dd>
        <dt>{en.territory.area}</dt>
        <dd>{numbers.area(scores.areaKm2)}</dd>
        <dt>{en.territory.compactness}</dt>
        <dd>{numbers.decimal(scores.polsbyPopper, 2)}</dd>
        <dt>{en.territory.distance}</dt>
        <dd>{scores.meanDistanceKm === null ? "–" : numbers.distance(scores.meanDistanceKm)}</dd>
      </dl>
    </>
  );
}
