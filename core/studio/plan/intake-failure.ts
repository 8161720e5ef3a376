import { type IntakeProblem, intakeSentence } from "../../intake/problems.ts";
import type { ProblemKind } from "../contract/problems.ts";
import { StudioFailure } from "../studio-failure.ts";

const KINDS: Readonly<Record<IntakeProblem["kind"], ProblemKind>> = {
  "missing-file": "file-unreadable",
  directory: "file-unreadable",
  "not-a-file": "file-unreadable",
  unreadable: "file-unreadable",
  "empty-file": "file-empty",
  archive: "file-not-text",
  "not-text": "file-not-text",
  "truncated-gzip": "file-damaged",
  "damaged-gzip": "file-damaged",
  "gzip-bomb": "file-too-large",
  "too-many-columns": "file-too-large",
  "field-too-long": "file-damaged",
  "open-quote": "file-damaged",
  "no-header": "file-damaged",
  "no-rows": "no-accounts",
  "no-place-column": "no-place-column",
  "changed-file": "bad-mapping",
  "map-syntax": "bad-mapping",
  "map-file": "bad-mapping",
  "unknown-heading": "bad-mapping",
  "map-repeated": "bad-mapping",
  "not-numbers": "bad-mapping",
  "mapped-twice": "bad-mapping",
};

/** Why an accounts file, or what was said about its columns, cannot be used, as its user is told. */
export const intakeFailure = (problem: IntakeProblem): StudioFailure =>
  new StudioFailure(KINDS[problem.kind], intakeSentence(problem));
