import type { Edit } from "../../core/domain/edit.ts";
import type { Layer } from "../../core/domain/layer.ts";
import { brokenLock } from "../../core/domain/locks.ts";
import { en } from "../text/en.ts";
import type { ScreenColumns } from "./apply-to-columns.ts";

/**
 * Why a lock forbids this edit, for its user; null when none does. An override on an account that none had yet is left to
 * the service, which alone knows where the account is.
 */
export function lockSentence(columns: ScreenColumns, layer: Layer | null, edit: Edit): string | null {
  const { overrides } = columns;
  const unitOf = (account: number): number | null => {
    const at = overrides.account.indexOf(account);
    return at < 0 ? null : (overrides.unit[at] as number);
  };
  const lock = brokenLock(columns, edit, unitOf);
  if (lock === null) return null;
  switch (lock.kind) {
    case "all":
      return en.lock.all;
    case "territory":
      return en.lock.territory(columns.territories.get(lock.territory)?.name ?? "");
    case "unit":
      return en.lock.unit(layer?.names[lock.unit] ?? "");
  }
}
