import { PLACED_BY } from "../../domain/account.ts";
import type { AccountBatch } from "../../intake/accounts/account-batch.ts";
import type { AccountWriter } from "../../store/queries/account-writer.ts";

/** Hands a batch of accounts, which is read by columns, to the plan's file, which is written by rows. */
export function addBatch(writer: AccountWriter, batch: AccountBatch): void {
  for (let at = 0; at < batch.count; at++) {
    writer.add({
      row: batch.rows[at] as number,
      id: batch.ids[at] ?? "",
      name: batch.names[at] ?? "",
      postalCode: batch.postalCodes[at] ?? "",
      unit: batch.units[at] as number,
      lng: batch.lng[at] as number,
      lat: batch.lat[at] as number,
      placedBy: PLACED_BY[batch.placedBy[at] as number] ?? "coordinates",
      owner: batch.owners[at] ?? "",
      measures: batch.measures.map((column) => column[at] as number),
      attributes: batch.attributes[at] ?? [],
    });
  }
}
