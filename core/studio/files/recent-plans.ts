import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeFolder } from "./make-folder.ts";
import { removeQuietly } from "./remove-quietly.ts";

const MOST_RECENT = 12;

const bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly();
/** What its map showed first; lists of earlier versions do not say. */
const seen = z.object({ layerKey: z.string(), bounds: bounds.nullable() });
const entries = z.array(
  z.object({ path: z.string(), name: z.string(), openedAtMs: z.number(), seen: seen.optional() }),
);
type RecentEntry = z.infer<typeof entries>[number];

export type RecentPlan = RecentEntry & { readonly exists: boolean };

export type RecentPlans = {
  /** Latest first. */
  readonly list: () => RecentPlan[];
  readonly remember: (plan: RecentEntry) => void;
  readonly forget: (path: string) => void;
};

/** The plans that were opened last, in a file of the settings folder. A list that cannot be read or written is no reason to stop. */
export function createRecentPlans(settingsFolder: string): RecentPlans {
  const file = join(settingsFolder, "recent-plans.json");
  const read = (): RecentEntry[] => {
    try {
      return entries.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      return [];
    }
  };
  const write = (list: readonly RecentEntry[]): void => {
    const part = `${file}.${randomUUID()}.part`;
    try {
      makeFolder(settingsFolder);
      writeFileSync(part, `${JSON.stringify(list.slice(0, MOST_RECENT), null, 2)}\n`);
      renameSync(part, file);
    } catch {
      removeQuietly(part);
    }
  };
  return {
    list: () => read().map((entry) => ({ ...entry, exists: existsSync(entry.path) })),
    remember: (plan) => write([plan, ...read().filter(({ path }) => path !== plan.path)]),
    forget: (path) => write(read().filter((entry) => entry.path !== path)),
  };
}
