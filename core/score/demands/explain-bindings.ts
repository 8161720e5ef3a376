import type { Binding } from "../../domain/demand-report.ts";
import { groupBy } from "../groups.ts";
import type { DemandCheck } from "./demand-check.ts";
import { movedShares } from "./moved-shares.ts";
import { type SlotOffs, slotOffs } from "./slot-offs.ts";

/** A territory this near to its target is bound by nothing. */
const NEAR = 0.005;
/** So much of a budget is all of it. */
const USED_UP = 0.95;

type Kind = Binding["kind"];
type Tally = Map<Kind, number>;

/**
 * What binds each territory: of all single units that could come or go at its borders, why none makes it better. O(units
 * + for territories off target, units at the border · territory).
 */
export function explainBindings(check: DemandCheck): Binding[] {
  const { present, resolved, after, territories, slotOf } = check;
  const { words, layer } = present;
  const slots = Int32Array.from(after.assignment, slotOf);
  const { offsets, members } = groupBy(slots, territories.length);
  const offs = slotOffs(check);
  const isBudgetUsed = budgetIsUsed(check);
  const closeEnough = Math.max(
    NEAR,
    0.2 * Math.min(...resolved.demands.measures.map((demand) => (demand.weight > 0 ? demand.tolerance : 1))),
  );
  return territories.map(({ id, name }, slot): Binding => {
    const { off, isOver, m } = offs.worst(slot);
    if (off <= closeEnough) {
      return { territory: id, kind: "on-target", off, sentence: `${name} is on target: nothing binds it.` };
    }
    const own = members.subarray(offsets[slot], offsets[slot + 1]);
    const tally = tallyMoves(check, offs, slots, own, slot, isOver);
    const kind = decide(tally, isBudgetUsed);
    const label = present.columns.measures[resolved.measures[m] as number]?.measure.label ?? "";
    const what = `${name} is ${words.percent(off)} ${isOver ? "over" : "under"} its target of ${label}`;
    const SENTENCE: Record<Kind, string> = {
      "on-target": "",
      lock: "all units at its borders that could change hands are locked: unlock some.",
      "dead-end": "every unit that could change hands holds a territory together: join the pieces otherwise.",
      "coarse-units": `every single ${layer.meta.unitNoun} at its borders is heavier than the difference: hold some accounts elsewhere, or draw smaller units.`,
      "neighbours-full":
        "its neighbours are no better off: what it has too much or too little of must pass through them.",
      budget: "the budget for changes is used up: raise it.",
      shape:
        "a unit could still change hands, at the price of its shape or of a longer way: ask for less compactness or more effort.",
    };
    return { territory: id, kind, off, sentence: `${what}: ${SENTENCE[kind]}` };
  });
}

function budgetIsUsed(check: DemandCheck): boolean {
  const { budgets } = check.resolved;
  if (budgets.length === 0) return false;
  const shares = movedShares(check);
  return budgets.some(({ measure, maxShare }) => (shares[measure] ?? 0) >= USED_UP * maxShare);
}

function decide(tally: Tally, isBudgetUsed: boolean): Kind {
  if ((tally.get("shape") ?? 0) > 0) return isBudgetUsed ? "budget" : "shape";
  let found: Kind = "neighbours-full";
  let most = 0;
  for (const [kind, count] of tally) {
    if (count <= most) continue;
    found = kind;
    most = count;
  }
  return found;
}

/** Each unit that could go (or come, when the territory has too little), by what stands against it. */
function tallyMoves(
  { resolved }: DemandCheck,
  offs: SlotOffs,
  slots: Int32Array,
  own: Int32Array,
  slot: number,
  isOver: boolean,
): Tally {
  const { adjacency, scope, unitLocks, demands } = resolved;
  const { offsets, neighbours } = adjacency;
  const tally: Tally = new Map();
  const add = (kind: Kind): void => void tally.set(kind, (tally.get(kind) ?? 0) + 1);
  const seen = new Set<string>();
  for (const unit of own) {
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const neighbour = neighbours[e] as number;
      const other = slots[neighbour] as number;
      if (other < 0 || other === slot) continue;
      const [moving, from, to] = isOver ? [unit, slot, other] : [neighbour, other, slot];
      const key = `${moving} ${to}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (scope.isOpen[moving] !== 1 || unitLocks.has(moving)) add("lock");
      else if (demands.contiguity !== "off" && !staysWhole(adjacency, slots, moving)) add("dead-end");
      else {
        const now = Math.max(offs.off(from, moving, 0), offs.off(to, moving, 0));
        const then = Math.max(offs.off(from, moving, -1), offs.off(to, moving, 1));
        if (then < now - 1e-9) add("shape");
        else
          add(
            offs.off(slot, moving, isOver ? -1 : 1) >= offs.off(slot, moving, 0) ? "coarse-units" : "neighbours-full",
          );
      }
    }
  }
  return tally;
}

/** Whether the unit's territory keeps a unit, and hangs together, without it. O(territory). */
function staysWhole(
  { offsets, neighbours }: DemandCheck["resolved"]["adjacency"],
  slots: Int32Array,
  unit: number,
): boolean {
  const own = slots[unit];
  const wanted = new Set<number>();
  for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
    const next = neighbours[e] as number;
    if (slots[next] === own) wanted.add(next);
  }
  const [start] = wanted;
  if (start === undefined) return false;
  const seen = new Set([unit, start]);
  const queue = [start];
  wanted.delete(start);
  for (const at of queue) {
    if (wanted.size === 0) return true;
    for (let e = offsets[at] as number; e < (offsets[at + 1] as number); e++) {
      const next = neighbours[e] as number;
      if (slots[next] !== own || seen.has(next)) continue;
      seen.add(next);
      wanted.delete(next);
      queue.push(next);
    }
  }
  return wanted.size === 0;
}
