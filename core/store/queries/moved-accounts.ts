import type { AccountRow } from "../../domain/account.ts";
import type { ReadableDb } from "../database.ts";
import { measureColumn } from "./measures.ts";
import type { Page } from "./page.ts";
import type { ScenarioKey } from "./scenarios.ts";

export type MovedAccount = {
  readonly row: AccountRow;
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  /** Name of the territory; "" where nobody holds the account. */
  readonly fromTerritory: string;
  readonly fromOwner: string | null;
  readonly toTerritory: string;
  readonly toOwner: string | null;
  readonly measures: number[];
};

type Cells = [number, string, string, string, string, string | null, string, string | null];

const FROM = `
  FROM accounts a
  LEFT JOIN assignments fs ON fs.scenario = $from AND fs.unit = a.unit
  LEFT JOIN overrides fo ON fo.scenario = $from AND fo.account = a.account
  LEFT JOIN territories ft ON ft.scenario = $from AND ft.territory = coalesce(fo.territory, fs.territory)
  LEFT JOIN assignments ts ON ts.scenario = $to AND ts.unit = a.unit
  LEFT JOIN overrides tu ON tu.scenario = $to AND tu.account = a.account
  LEFT JOIN territories tt ON tt.scenario = $to AND tt.territory = coalesce(tu.territory, ts.territory)
  WHERE coalesce(ft.owner, ft.id) IS NOT coalesce(tt.owner, tt.id)`;

/** Accounts whose holder (owner, or the territory where nobody owns it) differs between two scenarios, in file order.
 * Stops at the end of the stretch: how many there are in all is told by their sums per unit. */
export function movedAccountsPage(
  db: ReadableDb,
  { from, to }: { readonly from: ScenarioKey; readonly to: ScenarioKey },
  { limit, offset }: Page,
  measureCount: number,
): MovedAccount[] {
  const measures = Array.from({ length: measureCount }, (_, i) => `, a.${measureColumn(i)}`).join("");
  const rows = db
    .prepare<[object], [...Cells, ...number[]]>(
      `SELECT a.account, a.id, a.name, (SELECT id FROM units u WHERE u.unit = a.unit),
         coalesce(ft.name, ''), ft.owner, coalesce(tt.name, ''), tt.owner${measures}
       ${FROM} ORDER BY a.account LIMIT $limit OFFSET $offset`,
    )
    .raw()
    .all({ from, to, limit, offset });
  return rows.map(([row, id, name, unitId, fromTerritory, fromOwner, toTerritory, toOwner, ...values]) => ({
    row,
    id,
    name,
    unitId,
    fromTerritory,
    fromOwner,
    toTerritory,
    toOwner,
    measures: values,
  }));
}
