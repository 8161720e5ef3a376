import { defaultResourcesFolder } from "../../intake/postal/shipped-layers.ts";
import { closePlanFile } from "../../store/database.ts";
import { percent } from "../../studio/build/solve-sentences.ts";
import { createLayerLibrary } from "../../studio/layers/layer-library.ts";
import { openPlanForReading } from "../../studio/plan/open-plan.ts";
import { type Comparison, compareScenarios } from "../../studio/scenario/compare-scenarios.ts";
import { scenarioNamed } from "../../studio/scenario/find-scenario.ts";
import type { Terminal } from "../terminal.ts";
import { textTable } from "../text-table.ts";

/** Prints two scenarios side by side. */
export async function compare(
  path: string,
  options: { readonly from: string; readonly to: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const plan = await openPlanForReading(path, createLayerLibrary(defaultResourcesFolder()));
  try {
    const from = scenarioNamed(plan.db, options.from);
    const comparison = compareScenarios(plan, from, scenarioNamed(plan.db, options.to));
    terminal.out(options.json === true ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison));
  } finally {
    closePlanFile(plan.db);
  }
}

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

function comparisonText({ from, to, moved, flows }: Comparison): string {
  const a = from.scorecard.overall;
  const b = to.scorecard.overall;
  const keys = Object.keys(a.maxDeviation);
  const rows = [
    ["territories", "", String(from.scorecard.territories.length), String(to.scorecard.territories.length)],
    ["accounts assigned", "", NUMBER.format(a.assignedAccounts), NUMBER.format(b.assignedAccounts)],
    ...keys.map((key) => ["balance", key, NUMBER.format(a.balance[key] ?? 0), NUMBER.format(b.balance[key] ?? 0)]),
    ...keys.map((key) => [
      "largest deviation",
      key,
      percent(a.maxDeviation[key] ?? 0),
      percent(b.maxDeviation[key] ?? 0),
    ]),
    ["territories in pieces", "", String(a.nonContiguous), String(b.nonContiguous)],
  ];
  const measured = Object.keys(moved.measures);
  const flowRows = flows.map((flow) => [
    flow.from || "(nobody)",
    flow.to || "(nobody)",
    NUMBER.format(flow.accounts),
    ...measured.map((key) => NUMBER.format(flow.measures[key] ?? 0)),
  ]);
  return [
    textTable(["score", "measure", from.scenario.name, to.scenario.name], rows),
    `${NUMBER.format(moved.accounts)} accounts change hands${flows.length === 0 ? "." : ":"}`,
    ...(flows.length === 0 ? [] : [textTable(["from", "to", "accounts", ...measured], flowRows)]),
    "",
  ].join("\n");
}
