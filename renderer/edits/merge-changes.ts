import type { Change } from "../../core/domain/edit.ts";
import type { OverrideColumns } from "../../core/domain/plan-columns.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";

type Merging = {
  readonly assignment: Int32Array;
  readonly overrides: OverrideColumns;
  /** Those that go, and the one that takes all they have. */
  readonly gone: readonly Territory[];
  readonly into: Territory;
  /** What the remaining one is called from now on. */
  readonly name: string;
};

/**
 * The changes that merge territories into one: it takes their units and the accounts they hold by override. An override on
 * an account whose unit comes to the same territory says nothing any more and is lifted.
 */
export function mergeChanges({ assignment, overrides, gone, into, name }: Merging): Change[] {
  const going = new Set(gone.map(({ index }) => index));
  const units: number[] = [];
  const from: TerritoryIndex[] = [];
  assignment.forEach((territory, unit) => {
    if (!going.has(territory)) return;
    units.push(unit);
    from.push(territory);
  });
  const changes: Change[] = [];
  if (units.length > 0) changes.push({ kind: "units", units, from, to: units.map(() => into.index) });
  overrides.territory.forEach((holder, i) => {
    const seat = assignment[overrides.unit[i] as number] as TerritoryIndex;
    const seatAfter = going.has(seat) ? into.index : seat;
    const holderAfter = going.has(holder) ? into.index : holder;
    if (holderAfter === holder && holderAfter !== seatAfter) return;
    if (holder === into.index && seat === into.index) return;
    const reason = overrides.reasons[i] ?? "";
    changes.push({
      kind: "override",
      account: overrides.account[i] as number,
      from: { territory: holder, reason },
      to: holderAfter === seatAfter ? null : { territory: holderAfter, reason },
    });
  });
  if (into.name !== name) changes.push({ kind: "territory", index: into.index, from: into, to: { ...into, name } });
  for (const territory of gone) changes.push({ kind: "territory", index: territory.index, from: territory, to: null });
  return changes;
}
