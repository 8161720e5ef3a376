import type { AnyRouter } from "@orpc/server";

/** What a host needs of the studio: calls go to `router`, everything fetched by relative URL to `handle`. */
export type ServedStudio = {
  readonly router: AnyRouter;
  readonly handle: (request: Request) => Promise<Response>;
};

/** Told about defects only: what the user can cause comes back to the screen as a problem. */
export type ReportDefect = (defect: unknown) => void;
