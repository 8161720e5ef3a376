import type { ReadableDb, WritableDb } from "../database.ts";

/** The plan's standing wishes. `balance` holds weights by measure key; `tolerance` is a fraction. */
export type PlanSettings = { readonly balance: Readonly<Record<string, number>>; readonly tolerance: number };

const DEFAULTS: PlanSettings = { balance: { accounts: 1 }, tolerance: 0.05 };

export function readSettings(db: ReadableDb): PlanSettings {
  const rows = db
    .prepare<[], { name: string; value: string }>(
      "SELECT name, value FROM settings WHERE name IN ('balance', 'tolerance')",
    )
    .all();
  return { ...DEFAULTS, ...Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])) };
}

export function writeSettings(db: WritableDb, settings: PlanSettings): void {
  const put = db.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  db.transaction(() => {
    put.run("balance", JSON.stringify(settings.balance));
    put.run("tolerance", JSON.stringify(settings.tolerance));
  })();
}

/**
 * What the solver proved when it built a scenario: no plan with as many equal territories and every account in its unit
 * has a smaller largest deviation.
 */
export type ProvenBound = {
  readonly territoryCount: number;
  readonly maxDeviation: Readonly<Record<string, number>>;
  /** The layer that it was proven on, where units of it were divided: parts can be lighter than any whole unit. */
  readonly layerKey?: string;
};

const boundName = (scenarioId: string): string => `bound ${scenarioId}`;

export function readProvenBound(db: ReadableDb, scenarioId: string): ProvenBound | null {
  const value = db
    .prepare<[string], string>("SELECT value FROM settings WHERE name = ?")
    .pluck()
    .get(boundName(scenarioId));
  return value === undefined ? null : (JSON.parse(value) as ProvenBound);
}

export function writeProvenBound(db: WritableDb, scenarioId: string, bound: ProvenBound): void {
  db.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ).run(boundName(scenarioId), JSON.stringify(bound));
}
