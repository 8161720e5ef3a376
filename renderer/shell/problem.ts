import { isDefinedError, ORPCError } from "@orpc/client";
import type { Problem } from "../../core/studio/contract/problems.ts";
import { en } from "../text/en.ts";

/** Why a call failed, in a sentence for the user. What is not a problem of the contract is a defect and says so. */
export function problemOf(error: unknown): Problem | { readonly kind: "unexpected"; readonly sentence: string } {
  if (error instanceof ORPCError && isDefinedError(error) && error.code === "PROBLEM") {
    return error.data as Problem;
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: "unexpected", sentence: en.error.unexpected(detail) };
}
