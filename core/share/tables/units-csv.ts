import { isPlanUnit, type ShareInput } from "../share-input.ts";
import { csvChunks } from "./csv.ts";
import { territoryIds } from "./territory-ids.ts";

/** units.csv: every unit of the extent with its territory's id, empty where it has none. In the layer's order. */
export function unitsCsv(input: ShareInput): Iterable<string> {
  return csvChunks(["unit", "territory"], unitRows(input));
}

function* unitRows(input: ShareInput): Generator<readonly string[]> {
  const idOf = territoryIds(input.territories);
  for (let unit = 0; unit < input.layer.unitCount; unit++) {
    if (!isPlanUnit(input, unit)) continue;
    yield [input.layer.ids[unit] as string, idOf(input.assignment[unit] as number)];
  }
}
