import type { MoveReason } from "../../domain/demand-report.ts";
import type { DemandCheck } from "./demand-check.ts";
import { slotOffs } from "./slot-offs.ts";

/**
 * Why each unit that changed hands did, judged by the plan as it is now: what it would be like had only this unit
 * stayed, which territory would have been next best, and what would have to change for it to stay. Units that nobody
 * had are not among them. Ascending by unit. O(units + moved · degree · measures).
 */
export function explainMoves(check: DemandCheck): MoveReason[] {
  const { present, resolved, after, territories, slotOf } = check;
  const { layer, scenario, words } = present;
  const { offsets, neighbours, borderKm } = resolved.adjacency;
  const offs = slotOffs(check);
  const tolerance = Math.max(...resolved.demands.measures.map((demand) => (demand.weight > 0 ? demand.tolerance : 0)));
  const before = new Map(scenario.territories.map((each) => [each.index, each]));
  const name = (slot: number): string => territories[slot]?.name ?? "";
  const reasons: MoveReason[] = [];

  scenario.assignment.forEach((from, unit) => {
    const origin = before.get(from);
    const to = after.assignment[unit] as number;
    const slot = slotOf(to);
    if (origin === undefined || from === to || slot < 0) return;
    const home = slotOf(from);
    const borders = new Map<number, number>();
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const other = slotOf(after.assignment[neighbours[e] as number] as number);
      if (other >= 0) borders.set(other, (borders.get(other) ?? 0) + (borderKm[e] as number));
    }
    const offAt = (other: number): number => Math.max(offs.off(other, unit, 1), offs.off(slot, unit, -1));
    const off = Math.max(offs.off(slot, unit, 0), home < 0 ? 0 : offs.off(home, unit, 0));
    const offIfStayed = home < 0 ? null : offAt(home);
    let nextBest: { slot: number; off: number } | null = null;
    for (const other of borders.keys()) {
      if (other === slot) continue;
      const there = offAt(other);
      if (nextBest === null || there < nextBest.off) nextBest = { slot: other, off: there };
    }
    const shorterKm = (borders.get(slot) ?? 0) - (borders.get(home) ?? 0);
    const toStay =
      home < 0
        ? "its-territory"
        : !borders.has(home)
          ? "connection"
          : (offIfStayed ?? 0) > tolerance
            ? "tolerance"
            : shorterKm > 0
              ? "shape"
              : "exchange";

    const gained =
      offIfStayed === null
        ? `${origin.name} is no more.`
        : offIfStayed > off
          ? `With it in ${origin.name} the two would be up to ${words.percent(offIfStayed)} off target, now ${words.percent(off)}.`
          : shorterKm > 0
            ? `It shares ${words.distance(shorterKm)} more border with ${name(slot)} than with ${origin.name}.`
            : "It made room for the units that were exchanged for it.";
    const second =
      nextBest === null
        ? "No other territory touches it."
        : `Next best is ${name(nextBest.slot)}: up to ${words.percent(nextBest.off)} off target.`;
    const STAY = {
      "its-territory": `To stay, ${origin.name} would have to remain.`,
      connection: `To stay, units between it and ${origin.name} would have to stay too.`,
      tolerance: `To stay, the tolerance would have to be ${words.percent(offIfStayed ?? 0)}.`,
      shape: "It can stay within the tolerance: lock it, or ask for less compactness.",
      exchange: "It can stay within the tolerance: lock it, or raise the price of moving.",
    } as const;
    reasons.push({
      unit: layer.ids[unit] ?? "",
      from: origin.id,
      to: territories[slot]?.id ?? "",
      offIfStayed,
      off,
      nextBest: nextBest && { territory: territories[nextBest.slot]?.id ?? "", off: nextBest.off },
      toStay,
      sentence: `${layer.names[unit]} went from ${origin.name} to ${name(slot)}. ${gained} ${second} ${STAY[toStay]}`,
    });
  });
  return reasons;
}
