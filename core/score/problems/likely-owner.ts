import type { TerritoryIndex } from "../../domain/territory.ts";
import type { RepairInputs } from "./problem-inputs.ts";

/**
 * Who held most accounts of a territory in the baseline and owns no other territory yet; null where nobody did. A holder
 * that is a territory of the baseline, because nobody owned it, is no owner. O(units + baseline entries).
 */
export function likelyOwner(territory: TerritoryIndex, { scenario, holdings }: RepairInputs): string | null {
  if (holdings === null) return null;
  const taken = new Set(scenario.territories.map(({ owner }) => owner));
  const ids = new Set(scenario.territories.map(({ id }) => id));
  const accounts = new Float64Array(holdings.holders.length);
  const counts = holdings.measures[0];
  scenario.assignment.forEach((holder, unit) => {
    if (holder !== territory) return;
    for (let i = holdings.offsets[unit] as number; i < (holdings.offsets[unit + 1] as number); i++) {
      const at = holdings.holder[i] as number;
      accounts[at] = (accounts[at] as number) + (counts?.[i] ?? 0);
    }
  });
  let best: number | null = null;
  accounts.forEach((count, at) => {
    const name = holdings.holders[at] as string;
    if (count === 0 || taken.has(name) || ids.has(name)) return;
    if (best === null || count > (accounts[best] as number)) best = at;
  });
  return best === null ? null : (holdings.holders[best] as string);
}
