import { applyEdit, type Edit, type EditableScenario, type Override } from "../../core/domain/edit.ts";
import type { OverrideColumns } from "../../core/domain/plan-columns.ts";

/** The part of the scenario on screen that edits change: overrides are columns there. */
export type ScreenColumns = Omit<EditableScenario, "overrides"> & { readonly overrides: OverrideColumns };

/**
 * Whether the screen can follow this edit by itself. An override on an account that had none needs the account's unit and
 * measures, which only the service knows; changing or lifting one does not. Units that are divided or joined change the
 * layer.
 */
export const canFollow = (edit: Edit): boolean =>
  edit.changes.every(
    (change) => change.kind !== "split" && (change.kind !== "override" || change.to === null || change.from !== null),
  );

/**
 * The columns after an edit that the screen can follow; the ones given are not modified.
 *
 * @throws Error when the edit was made for another state, as `applyEdit` does.
 */
export function applyToColumns(columns: ScreenColumns, edit: Edit): ScreenColumns {
  const { overrides } = columns;
  const lifts = edit.changes.some((change) => change.kind === "override");
  const before = lifts ? overridesByAccount(overrides) : new Map<number, Override>();
  const after = applyEdit({ ...columns, overrides: before }, edit);
  return { ...after, overrides: lifts ? keepOverrides(overrides, after.overrides) : overrides };
}

function overridesByAccount({ account, territory, reasons }: OverrideColumns): Map<number, Override> {
  const byAccount = new Map<number, Override>();
  account.forEach((row, i) => {
    byAccount.set(row, { territory: territory[i] as number, reason: reasons[i] ?? "" });
  });
  return byAccount;
}

function keepOverrides(columns: OverrideColumns, kept: ReadonlyMap<number, Override>): OverrideColumns {
  const held = columns.account.filter((account) => kept.has(account));
  const overrides = Array.from(held, (account) => kept.get(account) as Override);
  const keeps = (_: unknown, i: number): boolean => kept.has(columns.account[i] as number);
  return {
    account: held,
    unit: columns.unit.filter(keeps),
    territory: Int32Array.from(overrides, ({ territory }) => territory),
    measures: columns.measures.map((values) => values.filter(keeps)),
    baselineHolder: columns.baselineHolder.filter(keeps),
    lng: columns.lng.filter(keeps),
    lat: columns.lat.filter(keeps),
    reasons: overrides.map(({ reason }) => reason),
  };
}
