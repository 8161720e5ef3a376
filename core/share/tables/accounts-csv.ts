import type { SharedAccount, ShareInput } from "../share-input.ts";
import { csvChunks, plainText } from "./csv.ts";
import { territoryIds } from "./territory-ids.ts";

/** accounts.csv: every account of the plan with its unit, its territory and why it is there. */
export function accountsCsv(input: ShareInput): Iterable<string> {
  return csvChunks(["account", "unit", "territory", "reason"], accountRows(input));
}

function* accountRows(input: ShareInput): Generator<readonly string[]> {
  const idOf = territoryIds(input.territories);
  const { ids } = input.layer;
  for (const account of input.accounts()) {
    const ofUnit = input.assignment[account.unit] as number;
    const territory = account.override?.territory ?? ofUnit;
    yield [account.id, ids[account.unit] as string, idOf(territory), plainText(reasonFor(input, account))];
  }
}

/** The override's own words, or what the unit says. */
function reasonFor({ layer, extent, assignment }: ShareInput, { unit, override }: SharedAccount): string {
  if (override !== null) return override.reason;
  const { unitNoun } = layer.meta;
  if ((assignment[unit] as number) >= 0) return `by ${unitNoun}`;
  return extent[unit] === 1 ? `${unitNoun} is unassigned` : `${unitNoun} is outside the plan's extent`;
}
