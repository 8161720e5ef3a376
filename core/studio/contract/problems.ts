import { z } from "zod";

/** Every way in which the user's file, data or wish can make a call fail. The screen shows `sentence` as it stands. */
export const PROBLEM_KINDS = [
  "file-unreadable",
  "file-empty",
  "file-not-text",
  "file-damaged",
  "file-too-large",
  "no-place-column",
  "bad-mapping",
  "no-accounts",
  "layer-unusable",
  "plan-missing",
  "plan-foreign",
  "plan-damaged",
  "plan-too-new",
  "plan-in-use",
  "no-plan-open",
  "scenario-missing",
  "edit-refused",
  "nothing-to-undo",
  "cannot-solve",
  "folder-unwritable",
  "cancelled",
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export const problem = z.object({
  kind: z.enum(PROBLEM_KINDS),
  /** One sentence: what happened, to which file, and what to do. */
  sentence: z.string(),
});

/** A failure that the user can cause and mend. */
export type Problem = z.infer<typeof problem>;
