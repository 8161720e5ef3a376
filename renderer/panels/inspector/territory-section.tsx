import { NumberInput, Textarea, TextInput } from "@mantine/core";
import { IconLock, IconLockOpen, IconX } from "@tabler/icons-react";
import { useStore } from "zustand";
import type { TerritoryScores } from "../../../core/domain/scorecard.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { changeTerritory } from "../../commands/change-territory.ts";
import { lockTerritories } from "../../commands/lock.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { ChangeMark } from "../../components/change-mark.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { TargetBar } from "../../components/target-bar.tsx";
import { TerritoryMenu } from "../../components/territory-menu.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { ColorButton } from "./color-button.tsx";
import { HoldingSection } from "./holding-section.tsx";
import classes from "./inspector.module.css";
import { TargetFields } from "./target-fields.tsx";

/** One territory: its fields to edit, its totals against target, its shape. */
export function TerritorySection({ territory }: { readonly territory: Territory }) {
  const scores = useStore(scenarioStore, (state) => state.scorecard?.territories.find(({ id }) => id === territory.id));
  return (
    <section className={classes.section} aria-labelledby="territory-title" data-testid="territory">
      <div className={classes.head}>
        <ColorButton color={territory.color} onChoose={(color) => void changeTerritory(territory.index, { color })} />
        <h2 id="territory-title" title={territory.name}>
          {territory.name}
        </h2>
        <IconButton
          name={territory.locked ? en.lock.unlock : en.lock.lock}
          hint={territory.locked ? en.lock.lockedHint : en.lock.lock}
          pressed={territory.locked}
          shortcut={shortcutText("lockTerritory")}
          size={24}
          onClick={() => void lockTerritories([territory.index], !territory.locked)}
          testId="lock-territory"
        >
          {territory.locked ? <IconLock size={15} /> : <IconLockOpen size={15} />}
        </IconButton>
        <TerritoryMenu territory={territory} className="" />
        <IconButton name={en.close} size={24} onClick={() => focusTerritory(null)}>
          <IconX size={15} />
        </IconButton>
      </div>
      <TerritoryFields territory={territory} />
      <TargetFields territory={territory} />
      <HoldingSection territory={territory} />
      {scores !== undefined && <TerritoryFigures scores={scores} />}
    </section>
  );
}

/** Fields are written when they are left, so that one change is one step of the history. */
function TerritoryFields({ territory }: { readonly territory: Territory }) {
  const { index, name, owner, capacity, note } = territory;
  return (
    <div className={classes.fields} key={`${name}|${owner}|${capacity}|${note}`}>
      <TextInput
        label={en.territory.name}
        defaultValue={name}
        maxLength={200}
        onBlur={(event) => void changeTerritory(index, { name: event.currentTarget.value.trim() || name })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        data-testid="territory-name"
      />
      <TextInput
        label={en.territory.owner}
        placeholder={en.territory.noOwner}
        defaultValue={owner ?? ""}
        maxLength={200}
        onBlur={(event) => void changeTerritory(index, { owner: event.currentTarget.value.trim() || null })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        data-testid="territory-owner"
      />
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
      <Textarea
        className={classes.wide ?? ""}
        label={en.territory.note}
        defaultValue={note}
        maxLength={10_000}
        rows={1}
        autosize
        maxRows={5}
        onBlur={(event) => void changeTerritory(index, { note: event.currentTarget.value })}
      />
    </div>
  );
}

function TerritoryFigures({ scores }: { readonly scores: TerritoryScores }) {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const showDeltas = useStore(viewStore, (state) => state.showDeltas);
  const before = useStore(scenarioStore, (state) =>
    state.baselineScorecard?.territories.find(({ id }) => id === scores.id),
  );
  if (snapshot === null) return null;
  return (
    <>
      <h3 className={classes.sectionTitle}>{en.territory.totals}</h3>
      <div className={classes.bars}>
        {snapshot.measures.map((measure) => {
          const value = scores.measures[measure.key] ?? 0;
          const target = scores.target[measure.key] ?? 0;
          const index = scores.index[measure.key] ?? null;
          const then = before?.measures[measure.key];
          const words = en.territory.ofTarget(numbers.figure(value, measure), numbers.full(target, measure));
          return (
            <div key={measure.key} className={classes.bar} title={words}>
              <div className={classes.barWords}>
                <span>{measure.label}</span>
                <span>{numbers.short(value, measure)}</span>
              </div>
              <TargetBar value={value} target={target} tolerance={snapshot.tolerance} label={words} />
              <div className={classes.barNote}>
                <span>{index === null ? "–" : `${numbers.decimal(index, 1)} ${en.territory.indexWord}`}</span>
                {showDeltas && then !== undefined && Math.abs(value - then) > 1e-9 * Math.max(1, Math.abs(then)) && (
                  <ChangeMark
                    change={value - then}
                    epsilon={1e-9 * Math.max(1, Math.abs(then))}
                    write={(magnitude) => numbers.short(magnitude, measure)}
                    better={null}
                  />
                )}
              </div>
            </div>
          );
        })}
      </div>
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
