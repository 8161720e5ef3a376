import { invariant } from "../../domain/invariant.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";

/**
 * The id of a territory by its index, "" for none.
 *
 * @returns A function that throws Error for an index that no territory has.
 */
export function territoryIds(territories: readonly Territory[]): (index: TerritoryIndex) => string {
  const ids = new Map(territories.map(({ index, id }) => [index, id]));
  ids.set(UNASSIGNED, "");
  return (index) => {
    const id = ids.get(index);
    invariant(id !== undefined, `no territory has the index ${index}`);
    return id;
  };
}
