import { nextColor } from "../../core/domain/palette.ts";
import { makeTerritory, type Territory, type TerritoryIndex } from "../../core/domain/territory.ts";

/**
 * A territory that no other one can be mistaken for: free id, free name, and the colour that is used least.
 *
 * @param nameOf Words for "Territory 7".
 */
export function newTerritory(
  present: readonly Territory[],
  index: TerritoryIndex,
  nameOf: (number: number) => string,
): Territory {
  const ids = new Set(present.map(({ id }) => id));
  const names = new Set(present.map(({ name }) => name));
  let number = index + 1;
  while (ids.has(idOf(number)) || names.has(nameOf(number))) number++;
  return makeTerritory({
    index,
    id: idOf(number),
    name: nameOf(number),
    color: nextColor(present.map(({ color }) => color)),
  });
}

const idOf = (number: number): string => `T${String(number).padStart(2, "0")}`;
