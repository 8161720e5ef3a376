import { useStore } from "zustand";
import { Swatch } from "../components/swatch.tsx";
import { useNumbers } from "../format/use-numbers.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { en } from "../text/en.ts";
import classes from "./studio-map.module.css";

/** What the fills mean. Territories are named on the map and in the list; here stands what is not a territory. */
export function MapLegend() {
  const numbers = useNumbers();
  const meta = useStore(planStore, (state) => state.layer?.meta);
  const overall = useStore(scenarioStore, (state) => state.scorecard?.overall);
  const selected = useStore(selectionStore, (state) => state.units.size);
  if (meta === undefined || overall === undefined) return null;
  const unassigned = overall.units - overall.assignedUnits;
  return (
    <section className={classes.legend} aria-label={en.layers.legend}>
      <p className={classes.legendTitle}>{meta.title}</p>
      <ul>
        {unassigned > 0 && (
          <li>
            <Swatch color={null} />
            <span className="num">
              {en.map.unassigned} · {numbers.whole(unassigned)} {numbers.unitNoun(unassigned)}
            </span>
          </li>
        )}
        {selected > 0 && (
          <li>
            <span className={classes.hatch} aria-hidden="true" />
            <span className="num">{en.inspector.selected(selected, meta.unitNoun, meta.unitNounPlural)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
