import { useStore } from "zustand";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";
import { ScorecardSection } from "./scorecard-section.tsx";
import { SelectionSection } from "./selection-section.tsx";
import { TerritorySection } from "./territory-section.tsx";

/** The facts of what is selected, and under them the scores of the whole. */
export function Inspector() {
  const selectedCount = useStore(selectionStore, (state) => state.units.size);
  const index = useStore(selectionStore, (state) => state.territory);
  const territory = useStore(scenarioStore, (state) => (index === null ? undefined : state.territories.get(index)));
  return (
    <aside className={classes.inspector} aria-label={en.inspector.title} data-testid="inspector">
      {selectedCount > 0 && <SelectionSection />}
      {territory !== undefined && <TerritorySection key={territory.index} territory={territory} />}
      <ScorecardSection />
      {selectedCount === 0 && territory === undefined && <p className={classes.nothing}>{en.inspector.nothing}</p>}
    </aside>
  );
}
