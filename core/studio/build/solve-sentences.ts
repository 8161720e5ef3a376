import { assertNever } from "../../domain/invariant.ts";
import type { Layer } from "../../domain/layer.ts";
import type { Measure } from "../../domain/measure.ts";
import type { SolveNote, SolveRefusal } from "../../solve/problem.ts";
import { counted } from "../jobs/job-hooks.ts";

export const percent = (fraction: number): string => `${Math.round(fraction * 1000) / 10} %`;

/** What the words of the solver's answers speak of. */
export type SolveWords = { readonly layer: Layer; readonly unitOf: Int32Array; readonly measures: readonly Measure[] };

/** Units too heavy for a territory that are named one by one; of more only the number is said. */
const NAMED_HEAVY_UNITS = 3;

/** What the user should know about how the wish was read. */
export function noteSentences(notes: readonly SolveNote[], words: SolveWords): string[] {
  const heavy = notes.filter(({ kind }) => kind === "unit-outweighs-target");
  const unnamed = new Set(heavy.slice(NAMED_HEAVY_UNITS));
  const sentences = notes.filter((note) => !unnamed.has(note)).map((note) => noteSentence(note, words));
  if (unnamed.size === 0) return sentences;
  const { unitNoun, unitNounPlural } = words.layer.meta;
  return [
    ...sentences,
    `${counted(unnamed.size, `more ${unitNoun} is`, `more ${unitNounPlural} are`)} too heavy for a territory as well.`,
  ];
}

function noteSentence(note: SolveNote, { layer, unitOf, measures }: SolveWords): string {
  const label = (key: string): string => measures.find((each) => each.key === key)?.label ?? key;
  const unitName = (unit: number): string => layer.names[unitOf[unit] as number] ?? String(unit);
  switch (note.kind) {
    case "measure-is-zero":
      return note.used === "unit-count"
        ? `${label(note.measure)} is nowhere above zero, so territories have equally many ${layer.meta.unitNounPlural}.`
        : `${label(note.measure)} is nowhere above zero and was left out.`;
    case "unit-outweighs-target":
      return `${unitName(note.unit)} alone has ${percent(note.share)} of ${label(note.measure)}, more than a territory should carry: the others share the rest.`;
    case "several-pieces":
      return `The map is in ${note.pieces} separate pieces, and no territory reaches across.`;
    case "repair-exceeds-budget":
      return `Making the present territories hang together moves ${percent(note.movedShare)}, more than the ${percent(note.maxMovedShare)} allowed.`;
    case "stopped-early":
      return "Stopped early: this is the best until then.";
    default:
      return assertNever(note);
  }
}

/** Why there is no plan. */
export function refusalSentence(refusal: SolveRefusal, { layer }: Pick<SolveWords, "layer">): string {
  const { unitNoun, unitNounPlural } = layer.meta;
  switch (refusal.kind) {
    case "no-units":
      return `The plan has no ${unitNounPlural} to divide.`;
    case "no-measures":
      return "Choose a measure to balance the territories on.";
    case "too-few-territories":
      return `${refusal.territories} territories are too few: ask for one at least.`;
    case "more-territories-than-units":
      return `${counted(refusal.territories, "territory", "territories")} cannot be made of ${counted(refusal.units, unitNoun, unitNounPlural)}: ask for fewer.`;
    case "wrong-length":
    case "bad-weight":
    case "bad-setting":
    case "bad-target":
    case "unknown-territory":
      return `The territories cannot be built (${refusal.kind.replaceAll("-", " ")}): check what is balanced and by how much.`;
    case "more-pieces-than-territories":
      return `The map is in ${refusal.pieces} separate pieces, too many for ${counted(refusal.territories, "territory", "territories")}: ask for more, or join the pieces.`;
    case "locks-cannot-connect":
      return "Locked units of one territory cannot be connected: unlock some of them.";
    case "locks-leave-no-room":
      return "Locked units leave no room for all territories: unlock some of them, or ask for fewer.";
    default:
      return assertNever(refusal);
  }
}
