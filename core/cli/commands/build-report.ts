import type { Demands } from "../../domain/demands.ts";
import type { Scorecard } from "../../domain/scorecard.ts";
import { movedShares } from "../../score/demands/moved-shares.ts";
import type { AlternativeKind } from "../../studio/build/alternatives.ts";
import type { Proposal } from "../../studio/build/proposal.ts";
import type { SideProposal } from "../../studio/build/propose-sides.ts";
import { percent } from "../../studio/build/solve-sentences.ts";
import { counted } from "../../studio/jobs/job-hooks.ts";
import type { OpenPlan } from "../../studio/plan/open-plan.ts";
import { textTable } from "../text-table.ts";
import type { BuildOptions } from "./build-options.ts";

/** What the scenarios of alternatives are called. */
export const SIDE_NAMES: Readonly<Record<AlternativeKind, string>> = {
  "as-asked": "As asked",
  "tighter-balance": "Tighter balance",
  rounder: "Rounder shapes",
  "fewer-changes": "Fewer changes",
};

/** The alternatives as scorecard.json lists them; all figures are fractions, as there. */
export const alternativesReport = (sides: readonly SideProposal[], scenarios: readonly string[]) =>
  sides.map(({ kind, proposal }, i) => {
    const { maxDeviation, polsbyPopper, meanDistanceKm } = proposal.scorecard.overall;
    return {
      kind,
      scenario: scenarios[i] ?? "",
      isValid: !proposal.unmet.some(({ isHard }) => isHard),
      maxDeviation,
      polsbyPopper,
      meanDistanceKm,
      moved: movedOf(proposal),
      aim: proposal.request.aim ?? proposal.request.demands,
      objectives: proposal.objectives,
    };
  });

const movedOf = ({ check }: Proposal): Readonly<Record<string, number>> => {
  const shares = movedShares(check);
  return Object.fromEntries(check.present.columns.measures.map(({ measure }, m) => [measure.key, shares[m] ?? 0]));
};

type Built = {
  readonly out: string;
  readonly sides: readonly SideProposal[];
  readonly scenarios: readonly string[];
  readonly scorecard: Scorecard;
  /** What else is to be known, before what the solver says. */
  readonly notes: readonly string[];
};

/** What is said when all is done: the result in one line, what else is to be known, and the alternatives side by side. */
export function buildSummary({ columns, layer }: OpenPlan, { out, sides, scenarios, scorecard, notes }: Built): string {
  const { overall, territories } = scorecard;
  const [asked] = sides;
  const deviations = (asked?.proposal.objectives ?? []).flatMap(({ objective, measure, value }) => {
    if (objective !== "balance") return [];
    const label = columns.measures.find((each) => each.measure.key === measure)?.measure.label ?? measure ?? "";
    return [`${label} at most ${percent(value)} off target`];
  });
  const { meta } = layer;
  const built = `${counted(territories.length, "territory", "territories")} of ${counted(overall.units, meta.unitNoun, meta.unitNounPlural)} and ${counted(overall.accounts, "account")}`;
  const without = overall.accounts - overall.assignedAccounts;
  return [
    `Built ${built} in ${out}: ${deviations.join(", ")}.`,
    ...(without > 0 ? [`${counted(without, "account")} of these ${without === 1 ? "has" : "have"} no territory.`] : []),
    ...(meta.id.startsWith("imported-") ? [`The layer: ${meta.source}.`] : []),
    ...notes,
    ...(asked?.proposal.notes ?? []),
    ...(sides.length > 1 ? ["", alternativesTable(sides, scenarios)] : []),
  ].join("\n");
}

function alternativesTable(sides: readonly SideProposal[], scenarios: readonly string[]): string {
  const [asked] = sides;
  const measures = (asked?.proposal.request.demands.measures ?? []).filter(({ weight }) => weight > 0);
  const labels = measures.map(
    ({ measure }) =>
      asked?.proposal.check.present.columns.measures.find((each) => each.measure.key === measure)?.measure.label ??
      measure,
  );
  const movesMatter = (asked?.proposal.before.territories.length ?? 0) > 1;
  const rows = sides.map(({ kind, proposal }, i) => {
    const { maxDeviation, polsbyPopper } = proposal.scorecard.overall;
    const moved = movedOf(proposal);
    return [
      scenarios[i] ?? "",
      SIDE_NAMES[kind],
      ...measures.map(({ measure }) => percent(maxDeviation[measure] ?? 0)),
      polsbyPopper === null ? "" : polsbyPopper.toFixed(2),
      ...(movesMatter ? [percent(moved[measures[0]?.measure ?? ""] ?? 0)] : []),
      String(proposal.unmet.length),
    ];
  });
  const head = [
    "scenario",
    "how",
    ...labels.map((label) => `${label} off`),
    "compactness",
    ...(movesMatter ? ["moves"] : []),
    "not met",
  ];
  return textTable(head, rows).trimEnd();
}

/** Everything that led to the result, so that it can be had again: the demands as they were read, and the old short names. */
export function settingsOf(
  options: BuildOptions,
  demands: Demands,
  { after, notes }: Proposal,
): Readonly<Record<string, unknown>> {
  const balanced = demands.measures.filter(({ weight }) => weight > 0);
  const [primary] = [...balanced].sort((a, b) => b.weight - a.weight);
  const budget = demands.disruption.budgets.find(({ measure }) => measure === primary?.measure);
  return {
    balance: Object.fromEntries(balanced.map(({ measure, weight }) => [measure, weight])),
    tolerance: primary?.tolerance ?? null,
    territories: after.territories.length,
    compactness: demands.compactness,
    extent: options.extent ?? "accounts",
    links: demands.links.gaps,
    keep: options.keep ?? null,
    maxMoved: budget?.maxShare ?? null,
    demands,
    notes,
  };
}
