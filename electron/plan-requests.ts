import { isAbsolute, resolve } from "node:path";

/** The plan file among a command's arguments: how every desktop but macOS hands over a double click. */
export function planInArguments(argv: readonly string[], workingFolder: string): string | null {
  const path = argv
    .slice(1)
    .findLast((argument) => !argument.startsWith("-") && argument.toLowerCase().endsWith(".bailiwick"));
  if (path === undefined) return null;
  return isAbsolute(path) ? path : resolve(workingFolder, path);
}

export type PlanRequests = {
  readonly open: (path: string) => void;
  /** The page listens now: it gets what was asked for meanwhile, and whatever comes. */
  readonly pageIsReady: (send: (path: string) => void) => void;
  readonly pageIsGone: () => void;
};

/** Holds the plan that the desktop asked for until a page can take it. Only the latest counts: one plan is open at a time. */
export function planRequests(): PlanRequests {
  let waiting: string | null = null;
  let send: ((path: string) => void) | null = null;
  const deliver = (): void => {
    if (waiting === null || send === null) return;
    send(waiting);
    waiting = null;
  };
  return {
    open: (path) => {
      waiting = path;
      deliver();
    },
    pageIsReady: (toPage) => {
      send = toPage;
      deliver();
    },
    pageIsGone: () => {
      send = null;
    },
  };
}
