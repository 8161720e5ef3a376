import { isPlanUnit, type ShareInput } from "../share-input.ts";
import { territoryGroups } from "../territory-groups.ts";
import { csvChunks } from "./csv.ts";
import { territoryIds } from "./territory-ids.ts";

/**
 * units.csv: every unit of the extent with its territory's id, empty where it has none. In the layer's order. Where
 * territories lie in groups, a last column has the id of the group that holds the territory.
 */
export function unitsCsv(input: ShareInput): Iterable<string> {
  const hasGroups = input.groups.length > 0;
  return csvChunks(hasGroups ? ["unit", "territory", "group"] : ["unit", "territory"], unitRows(input, hasGroups));
}

function* unitRows(input: ShareInput, hasGroups: boolean): Generator<readonly string[]> {
  const idOf = territoryIds(input.territories);
  const groups = territoryGroups(input);
  for (let unit = 0; unit < input.layer.unitCount; unit++) {
    if (!isPlanUnit(input, unit)) continue;
    const territory = idOf(input.assignment[unit] as number);
    const row = [input.layer.ids[unit] as string, territory];
    yield hasGroups ? [...row, groups.get(territory)?.id ?? ""] : row;
  }
}
