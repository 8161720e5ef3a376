import type { ObjectiveReport, Unmet } from "../../domain/demand-report.ts";
import type { Demands } from "../../domain/demands.ts";
import { assertNever } from "../../domain/invariant.ts";
import type { Layer } from "../../domain/layer.ts";
import type { Measure } from "../../domain/measure.ts";
import type { SearchAnswer } from "../../solve/demands/search-task.ts";
import type { SolveNote, SolveRefusal } from "../../solve/problem.ts";
import { counted } from "../jobs/job-hooks.ts";

export const percent = (fraction: number): string => `${Math.round(fraction * 1000) / 10} %`;

/** What the words of the solver's answers speak of. */
export type SolveWords = { readonly layer: Layer; readonly unitOf: Int32Array; readonly measures: readonly Measure[] };

/** Units too heavy for a territory that are named one by one; of more only the number is said. */
const NAMED_HEAVY_UNITS = 3;

/** Demands of one kind that are named one by one; of more only the number is said. */
const NAMED_UNMET = 3;

/** What was found, as the sentences speak of it. */
export type AnswerFacts = {
  readonly answer: Pick<SearchAnswer, "notes" | "tried" | "count" | "attempts" | "seed">;
  readonly unmet: readonly Unmet[];
  readonly objectives: readonly ObjectiveReport[];
  readonly lifted: number;
  readonly demands: Demands;
};

/** What the user should know of an answer: how the wish was read, what is not met, and what cannot be. */
export function answerNotes({ answer, unmet, objectives, lifted, demands }: AnswerFacts, words: SolveWords): string[] {
  const notes = noteSentences(answer.notes, words);
  if (answer.tried.length > 1) {
    const counts = answer.tried.map(({ count }) => count).join(", ");
    notes.push(
      `Tried ${counts} territories: ${answer.count} ${unmet.length === 0 ? "are the fewest of these that meet everything" : "come nearest"}.`,
    );
  }
  if (answer.tried.length === 1 && answer.tried[0]?.miss === 0) {
    notes.push(`${counted(answer.count, "territory is", "territories are")} the fewest that can meet everything.`);
  }
  if (answer.attempts > 1) {
    notes.push(`Of ${answer.attempts} attempts the one with seed ${answer.seed} is the best.`);
  }
  const balance = objectives.filter(({ objective }) => objective === "balance");
  for (const { measure, value, bound } of balance) {
    const tolerance = demands.measures.find((demand) => demand.measure === measure)?.tolerance ?? Infinity;
    if (value <= tolerance) continue;
    const label = words.measures.find(({ key }) => key === measure)?.label ?? measure;
    const proof = bound !== null && bound > tolerance ? `, and no plan can be closer than ${percent(bound)}` : "";
    notes.push(`${label} is up to ${percent(value)} off target${proof}.`);
  }
  const named = unmet.filter(({ kind }) => kind !== "tolerance");
  const kinds = [...new Set(named.map(({ kind }) => kind))];
  for (const kind of kinds) {
    const ofKind = named.filter((each) => each.kind === kind);
    notes.push(...ofKind.slice(0, NAMED_UNMET).map(({ sentence }) => sentence));
    if (ofKind.length > NAMED_UNMET)
      notes.push(`${counted(ofKind.length - NAMED_UNMET, "more demand")} of this kind could not be met.`);
  }
  if (lifted > 0) {
    notes.push(
      `${lifted === 1 ? "One override was" : `${lifted} overrides were`} lifted: ${lifted === 1 ? "its account goes" : "their accounts go"} with the unit.`,
    );
  }
  return notes;
}

/** What the user should know about how the wish was read. */
function noteSentences(notes: readonly SolveNote[], words: SolveWords): string[] {
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
      return "Making the present territories hang together, or keeping to locks, moves more than is allowed.";
    case "stopped-early":
      return "Stopped early: this is the best until then.";
    case "time-was-short":
      return "The time was over before the first attempt was: more of it is likely to give a better plan.";
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
      return `What hangs together is in ${refusal.pieces} separate pieces, too many for ${counted(refusal.territories, "territory", "territories")}: ask for more, allow links and fewer barriers, or ask for contiguity only as preferred.`;
    case "locks-cannot-connect":
      return "Locked units of one territory cannot be connected: unlock some of them.";
    case "locks-leave-no-room":
      return "Locked units leave no room for all territories: unlock some of them, or ask for fewer.";
    default:
      return assertNever(refusal);
  }
}
