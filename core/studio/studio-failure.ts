import { ORPCError } from "@orpc/server";
import type { Problem, ProblemKind } from "./contract/problems.ts";

/**
 * A use case cannot do what was asked, for a reason that its user can understand and mend. Being the contract's
 * PROBLEM already, it crosses to the screen as it stands; the command line prints its sentence.
 */
export class StudioFailure extends ORPCError<"PROBLEM", Problem> {
  constructor(kind: ProblemKind, sentence: string) {
    super("PROBLEM", { data: { kind, sentence }, message: sentence });
  }
}

export const refuse = (kind: ProblemKind, sentence: string): never => {
  throw new StudioFailure(kind, sentence);
};
