import type { AccountField } from "../../domain/account.ts";
import type { FieldMapping } from "../../domain/intake.ts";
import type { Triage } from "../triage.ts";
import type { BatchBuilder } from "./account-batch.ts";
import type { MeasureReader } from "./measure-reader.ts";
import { accountPlacer, type PlaceCell, type StatedPlace } from "./place-account.ts";
import type { PlaceResolver } from "./place-resolver.ts";
import { seenIds } from "./seen-ids.ts";

/** Fields that an account keeps as plain text beside its attributes. */
const KEPT_FIELDS: ReadonlySet<AccountField> = new Set(["address", "city", "state", "country", "parent"]);

/** Columns whose text an account keeps: attributes, and fields that nothing else is made of. In the file's order. */
export function keptColumns(mapping: FieldMapping): number[] {
  return mapping.flatMap(({ role }, column) =>
    role.kind === "attribute" || (role.kind === "field" && KEPT_FIELDS.has(role.field)) ? [column] : [],
  );
}

/** Adds one record to the batch, or to the rejected rows. Answers true when it is in. */
export type RowReader = (record: readonly string[], row: number, batch: BatchBuilder) => boolean;

/** A reader of records under a mapping; it remembers ids over the whole file. */
export function rowReader(
  mapping: FieldMapping,
  resolver: PlaceResolver,
  measures: readonly MeasureReader[],
  triage: Triage,
): RowReader {
  const place = accountPlacer(resolver);
  const firstRowOf = seenIds();
  const kept = keptColumns(mapping);
  const columnOf = (field: AccountField): number =>
    mapping.findIndex(({ role }) => role.kind === "field" && role.field === field);
  const idColumn = columnOf("id");
  const nameColumn = columnOf("name");
  const ownerColumn = columnOf("owner");
  const placeColumns: Readonly<Record<PlaceCell, number>> = {
    postalCode: columnOf("postalCode"),
    latitude: columnOf("latitude"),
    longitude: columnOf("longitude"),
    country: columnOf("country"),
  };
  const placeHeading = (cell: PlaceCell): string => mapping[placeColumns[cell]]?.heading ?? "";

  return (record, row, batch) => {
    const stated: StatedPlace = {
      postalCode: cellOf(record, placeColumns.postalCode),
      latitude: cellOf(record, placeColumns.latitude),
      longitude: cellOf(record, placeColumns.longitude),
      country: cellOf(record, placeColumns.country),
    };
    const placing = place(stated);
    if (placing.kind === "rejected") {
      const isEmpty = placing.because === "no-place" && record.every((value) => value.trim() === "");
      if (isEmpty) triage.reject("empty-row", row, "", "");
      else triage.reject(placing.because, row, placeHeading(placing.at), stated[placing.at]);
      return false;
    }
    for (const { kind, at, detail } of placing.repairs) triage.repair(kind, row, placeHeading(at), stated[at], detail);
    if (record.length !== mapping.length) reportWidth(record, row, mapping.length, triage);

    const statedId = cellOf(record, idColumn);
    if (statedId !== "") {
      const earlier = firstRowOf(statedId, row);
      if (earlier !== 0) {
        triage.repair("duplicate-id", row, mapping[idColumn]?.heading ?? "", statedId, `row ${earlier}`);
      }
    }
    const at = batch.add({
      row,
      id: statedId === "" ? String(row) : statedId,
      name: cellOf(record, nameColumn),
      postalCode: placing.postalCode,
      owner: cellOf(record, ownerColumn),
      unit: placing.unit,
      lng: placing.lng,
      lat: placing.lat,
      placedBy: placing.placedBy,
      attributes: kept.map((column) => cellOf(record, column)),
    });
    for (let m = 0; m < measures.length; m++) {
      const reader = measures[m] as MeasureReader;
      batch.setMeasure(m, at, reader.read(cellOf(record, reader.column), row));
    }
    return true;
  };
}

function cellOf(record: readonly string[], column: number): string {
  const cell = record[column];
  if (cell === undefined || cell === "") return "";
  // Most cells have nothing to trim, and looking is cheaper than trimming.
  return isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();
}

function isInk(code: number): boolean {
  return code > 32 && code < 127;
}

function reportWidth(record: readonly string[], row: number, width: number, triage: Triage): void {
  if (record.length < width) {
    triage.repair("too-few-values", row, "", "", `${record.length} of ${width}`);
    return;
  }
  const extra = record.slice(width).filter((value) => value.trim() !== "");
  if (extra.length > 0) triage.repair("too-many-values", row, "", extra.join(", "), String(extra.length));
}
