import { useStore } from "zustand";
import { accountPickStore } from "../../stores/account-pick-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import { AccountsSection } from "./accounts-section.tsx";
import { GroupSection } from "./group-section.tsx";
import classes from "./inspector.module.css";
import { ScorecardSection } from "./scorecard-section.tsx";
import { SelectionSection } from "./selection-section.tsx";
import { TerritorySection } from "./territory-section.tsx";

/** The facts of what is selected, and under them the scores of the whole. */
export function Inspector() {
  const selectedCount = useStore(selectionStore, (state) => state.units.size);
  const pickedCount = useStore(accountPickStore, (state) => state.rows.size);
  const index = useStore(selectionStore, (state) => state.territory);
  const territory = useStore(scenarioStore, (state) => (index === null ? undefined : state.territories.get(index)));
  const groupIndex = useStore(selectionStore, (state) => state.group);
  const group = useStore(scenarioStore, (state) => (groupIndex === null ? undefined : state.groups.get(groupIndex)));
  return (
    <aside className={classes.inspector} aria-label={en.inspector.title} data-pane data-testid="inspector">
      {selectedCount > 0 && <SelectionSection />}
      <AccountsSection />
      {territory !== undefined && <TerritorySection key={territory.index} territory={territory} />}
      {group !== undefined && <GroupSection key={group.index} group={group} />}
      <ScorecardSection />
      {selectedCount + pickedCount === 0 && territory === undefined && group === undefined && (
        <p className={classes.nothing}>{en.inspector.nothing}</p>
      )}
    </aside>
  );
}
