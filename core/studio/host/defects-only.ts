import { ORPCError } from "@orpc/server";
import type { ReportDefect } from "./served-studio.ts";

/** Passes on what the user cannot have caused: problems and refused input reach the screen as answers. */
export const defectsOnly =
  (reportDefect: ReportDefect) =>
  (error: unknown): void => {
    if (!(error instanceof ORPCError)) reportDefect(error);
  };
