import { setImmediate } from "node:timers/promises";
import { ACCOUNTS, type MeasureKey } from "../../domain/measure.ts";
import { encodePack, type Pack, packColumn } from "../../domain/pack.ts";
import type { AccountPoints } from "../../geo/account-tiles.ts";
import { readAccountPoints } from "../../store/queries/account-points.ts";
import type { OpenPlan } from "../plan/open-plan.ts";

/** Rows read at a time: some milliseconds, between which edits are taken. */
const STRETCH = 10_000;

/**
 * The accounts of a plan as a pack of columns, with one measure. They are read where the file is, since nobody else may
 * have it open, but never so many at once that a call would wait.
 *
 * @param isWanted Asked after every stretch; when it says no, the answer is null.
 */
export async function accountPointsPack(
  { db, measures, columns }: OpenPlan,
  measure: MeasureKey,
  isWanted: () => boolean,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const count = columns.measures[0]?.perUnit.reduce((sum, each) => sum + each, 0) ?? 0;
  const ordinal = measure === ACCOUNTS.key ? null : measures.findIndex(({ key }) => key === measure);
  const row = new Int32Array(count);
  const unit = new Int32Array(count);
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  const value = new Float64Array(ordinal === null ? 0 : count);
  let at = 0;
  for (let after = -1; ; after = row[at - 1] as number) {
    const stretch = readAccountPoints(db, ordinal, after, STRETCH);
    for (const [account, unitIndex, longitude, latitude, amount] of stretch) {
      row[at] = account;
      unit[at] = unitIndex;
      lng[at] = longitude;
      lat[at] = latitude;
      if (ordinal !== null) value[at] = amount;
      at++;
    }
    if (stretch.length < STRETCH) break;
    await setImmediate();
    if (!isWanted()) return null;
  }
  return encodePack({ head: { hasValue: ordinal !== null }, columns: { row, unit, lng, lat, value } });
}

/** The columns back from their pack. */
export function decodeAccountPoints(pack: Pack): AccountPoints {
  const { hasValue } = pack.head as { hasValue: boolean };
  return {
    row: packColumn(pack, "row", "Int32Array"),
    unit: packColumn(pack, "unit", "Int32Array"),
    lng: packColumn(pack, "lng", "Float64Array"),
    lat: packColumn(pack, "lat", "Float64Array"),
    value: hasValue ? packColumn(pack, "value", "Float64Array") : null,
  };
}
