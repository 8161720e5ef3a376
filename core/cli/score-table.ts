import type { ShareInput } from "../share/share-input.ts";
import { percent } from "../studio/build/solve-sentences.ts";
import { textTable } from "./text-table.ts";

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** The scores of a scenario for reading in a terminal. */
export function scoreTable({ plan, scenario, measures, scorecard }: ShareInput): string {
  const { overall, territories } = scorecard;
  const lines = [
    `${plan.name}, ${scenario.name}: ${NUMBER.format(overall.assignedAccounts)} of ${NUMBER.format(overall.accounts)} accounts and ${NUMBER.format(overall.assignedUnits)} of ${NUMBER.format(overall.units)} units assigned, ${NUMBER.format(overall.nonContiguous)} territories in pieces`,
    ...measures.map(({ key, label }) => {
      const bound = overall.bound.maxDeviation[key] ?? 0;
      const proof = bound > 0 ? ` (no plan below ${percent(bound)})` : "";
      return `${label}: balance ${NUMBER.format(overall.balance[key] ?? 0)}, at most ${percent(overall.maxDeviation[key] ?? 0)} off target${proof}`;
    }),
    ...(overall.disruption === null
      ? []
      : [
          `Change against the baseline: ${measures.map(({ key, label }) => `${percent(overall.disruption?.[key] ?? 0)} of ${label}`).join(", ")}`,
        ]),
  ];
  const rows = territories.map((each) => [
    each.id,
    each.name,
    NUMBER.format(each.units),
    ...measures.map(({ key }) => NUMBER.format(each.measures[key] ?? 0)),
    String(each.pieces),
    each.polsbyPopper === null ? "" : each.polsbyPopper.toFixed(2),
  ]);
  const head = ["id", "territory", "units", ...measures.map(({ label }) => label), "pieces", "compactness"];
  return `${lines.join("\n")}\n\n${textTable(head, rows)}`;
}
