import { useMemo } from "react";
import { useStore } from "zustand";
import type { LayerId } from "../../../core/domain/layer.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { type Holding, territoryHolding } from "../../../core/geo/territory-holdings.ts";
import { narrowAccounts } from "../../commands/narrow-accounts.ts";
import { selectUnits } from "../../commands/select-units.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { appStore } from "../../stores/app-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { plural } from "../../text/plural.ts";
import classes from "./territory-parts.module.css";

const MOST_NAMED = 5;

/** What a territory holds in the largest pieces that it holds whole: "2 states, 3 counties, 14 ZIP areas, 5 named accounts". */
export function HoldingSection({ territory: { index } }: { readonly territory: Territory }) {
  const numbers = useNumbers();
  const layer = useStore(planStore, (state) => state.layer);
  const extent = useStore(planStore, (state) => state.columns?.extent);
  const info = useStore(appStore, (state) => state.info);
  const assignment = useStore(scenarioStore, (state) => state.assignment);
  const overrides = useStore(scenarioStore, (state) => state.overrides);
  const holding = useMemo(
    () => (layer === null || extent === undefined ? null : territoryHolding(layer, extent, assignment, index)),
    [layer, extent, assignment, index],
  );
  const named = useMemo(() => overrides.territory.filter((holder) => holder === index).length, [overrides, index]);
  const lent = useMemo(
    () => overrides.unit.filter((unit, i) => assignment[unit] === index && overrides.territory[i] !== index).length,
    [overrides, assignment, index],
  );
  if (layer === null || holding === null) return null;
  const nouns = (id: LayerId, count: number): string => {
    const meta = info?.layers.find((each) => each.id === id);
    return plural(count, meta?.unitNoun ?? en.holds.area, meta?.unitNounPlural ?? en.holds.areas);
  };
  const { unitNoun, unitNounPlural } = layer.meta;
  const words = [
    ...countsByLayer(holding).map(([id, count]) => nouns(id, count)),
    ...(holding.units.length > 0 ? [plural(holding.units.length, unitNoun, unitNounPlural)] : []),
    ...(named > 0 ? [en.holds.named(named)] : []),
  ];
  return (
    <div className={classes.holds} data-testid="holds">
      <h3>{en.holds.title}</h3>
      <p data-testid="holds-summary">{words.length === 0 ? en.holds.nothing : words.join(", ")}</p>
      <ul className={classes.list}>
        {holding.parents.slice(0, MOST_NAMED).map(({ layer: parentLayer, id, name, units }) => (
          <li key={`${parentLayer}:${id}`}>
            <button type="button" className={classes.entry} onClick={() => selectUnits(units, "replace")}>
              <span>{name}</span>
              <span className={classes.entryFigure}>{en.holds.allOf(numbers.whole(units.length), unitNounPlural)}</span>
            </button>
          </li>
        ))}
        {holding.units.length > 0 && holding.parents.length > 0 && (
          <li>
            <button type="button" className={classes.entry} onClick={() => selectUnits(holding.units, "replace")}>
              <span>{en.holds.single(unitNounPlural)}</span>
              <span className={classes.entryFigure}>{numbers.whole(holding.units.length)}</span>
            </button>
          </li>
        )}
        {named > 0 && (
          <li>
            <button
              type="button"
              className={classes.entry}
              onClick={() => narrowAccounts({ territory: index, overridden: true })}
            >
              <span>{en.holds.namedAccounts}</span>
              <span className={classes.entryFigure}>{numbers.whole(named)}</span>
            </button>
          </li>
        )}
      </ul>
      {lent > 0 && <p>{en.holds.lent(lent)}</p>}
    </div>
  );
}

function countsByLayer({ parents }: Holding): [LayerId, number][] {
  const counts = new Map<LayerId, number>();
  for (const { layer } of parents) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return [...counts];
}
