import { useStore } from "zustand";
import { pathToTop } from "../../core/domain/hierarchy.ts";
import { Swatch } from "../components/swatch.tsx";
import { scenarioStore } from "../stores/scenario-store.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { treeStore } from "../stores/tree-store.ts";
import { en } from "../text/en.ts";

const MOST_NAMED = 10;

/** Which colour is which group, while the map is filled by group. */
export function GroupLegend() {
  const colorBy = useStore(treeStore, (state) => state.colorBy);
  const isByTerritory = useStore(stylingStore, (state) => state.fill.kind === "territory");
  const groups = useStore(scenarioStore, (state) => state.groups);
  const territories = useStore(scenarioStore, (state) => state.territories);
  if (colorBy === "territory" || !isByTerritory) return null;
  const shown = new Set(
    [...territories.values()].flatMap(({ group }) => {
      const path = pathToTop(groups, group);
      return (colorBy === "group" ? path[0] : path.at(-1)) ?? [];
    }),
  );
  const hasGroupless = [...territories.values()].some(({ group }) => group === null);
  return (
    <>
      {[...shown].slice(0, MOST_NAMED).map(({ index, name, color }) => (
        <li key={index}>
          <Swatch color={color} />
          <span>{name}</span>
        </li>
      ))}
      {shown.size > MOST_NAMED && <li>{en.tree.more(shown.size - MOST_NAMED)}</li>}
      {hasGroupless && (
        <li>
          <Swatch color={null} />
          <span>{en.tree.noGroup}</span>
        </li>
      )}
    </>
  );
}
