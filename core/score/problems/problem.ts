import type { UnitIndex } from "../../domain/layer.ts";
import type { MeasureKey } from "../../domain/measure.ts";
import type { TerritoryIndex } from "../../domain/territory.ts";

/** What can be wrong with a scenario, the worst first. The words for each stand with the screen. */
export const PROBLEM_KINDS = [
  /** Connected units with accounts that no territory has. */
  "unassigned",
  /** Accounts in units outside the plan's extent that no territory has. */
  "orphans",
  /** Units, without a territory or apart from the rest of theirs, that one other territory encloses. */
  "hole",
  /** A part of a territory that does not hang together with its main part. */
  "piece",
  /** A territory that is further from its target than the tolerance. */
  "out-of-band",
  /** A lock keeps one of the problems above from being mended. */
  "locked-conflict",
  "no-units",
  "no-owner",
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** One thing to be mended. */
export type Problem = {
  readonly kind: ProblemKind;
  /** The same problem has the same key after an edit that does not concern it. */
  readonly key: string;
  /** Whose problem it is; null for units that belong to nobody. */
  readonly territory: TerritoryIndex | null;
  /** Where it is; empty for a territory without units. */
  readonly units: readonly UnitIndex[];
  readonly accounts: number;
  /** The territory around a hole. */
  readonly enclosedBy: TerritoryIndex | null;
  /** What is out of band: the measure furthest off, and how far as a fraction of its target, with its sign. */
  readonly deviation: { readonly measure: MeasureKey; readonly by: number } | null;
  /** What a lock keeps from being mended. */
  readonly conflict: Exclude<ProblemKind, "locked-conflict"> | null;
};
