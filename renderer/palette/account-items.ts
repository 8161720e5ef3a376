import { narrowAccounts } from "../commands/narrow-accounts.ts";
import { readAccounts } from "../commands/read-accounts.ts";
import { focusTerritory, selectUnits } from "../commands/select-units.ts";
import { zoomToUnits } from "../commands/zoom.ts";
import { planStore, unitIndexOf } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import type { PaletteItem } from "./palette-item.ts";

const MOST = 8;
/** One letter fits half of all accounts. */
const FROM_LETTERS = 2;

/** Accounts that the service finds by name, id, postal code or owner; going to one shows it in its unit. */
export async function accountItems(words: string): Promise<PaletteItem[]> {
  const search = words.trim().slice(0, 200);
  const { layer } = planStore.getState();
  if (layer === null || search.length < FROM_LETTERS) return [];
  const { rows } = await readAccounts({ offset: 0, limit: MOST, search, territory: null, unitId: null, sort: null });
  return rows.map(({ row, id, name, unitId, unitName, territory }) => {
    const holder = scenarioStore.getState().territories.get(territory);
    return {
      kind: "account",
      id: String(row),
      title: name === "" ? id : name,
      hint: `${unitName} · ${holder?.name ?? en.unassigned}`,
      ...(holder !== undefined && { color: holder.color }),
      run: () => {
        const unit = unitIndexOf(layer, unitId);
        narrowAccounts({ search: id === "" ? name : id });
        focusTerritory(holder?.index ?? null);
        if (unit < 0) return;
        selectUnits([unit], "replace");
        zoomToUnits([unit]);
      },
    };
  });
}
