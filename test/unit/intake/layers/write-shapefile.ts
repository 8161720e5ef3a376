import { type Zippable, zipSync } from "fflate";

type Shape = {
  readonly rings: readonly (readonly (readonly number[])[])[];
  readonly row: Readonly<Record<string, string>>;
};

/** The parts of a polygon shapefile by ending, written from ESRI's description. Rings as given; text columns only. */
export function shapefileParts(shapes: readonly Shape[], encodeText = latin1): Record<"shp" | "dbf", Uint8Array> {
  return { shp: shpBytes(shapes), dbf: dbfBytes(shapes, encodeText) };
}

/** A zip of one shapefile named "areas". */
export function zippedShapefile(shapes: readonly Shape[], extra: Zippable = {}): Uint8Array {
  const { shp, dbf } = shapefileParts(shapes);
  return zipSync({ "areas.shp": shp, "areas.dbf": dbf, ...extra });
}

export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const POLYGON = 5;

function shpBytes(shapes: readonly Shape[]): Uint8Array {
  const records = shapes.map(({ rings }, i) => {
    const points = rings.flat();
    const content = new DataView(new ArrayBuffer(8 + 44 + 4 * rings.length + 16 * points.length));
    content.setInt32(0, i + 1);
    content.setInt32(4, (content.byteLength - 8) / 2);
    content.setInt32(8, POLYGON, true);
    writeBounds(content, 12, points);
    content.setInt32(44, rings.length, true);
    content.setInt32(48, points.length, true);
    let first = 0;
    rings.forEach((ring, part) => {
      content.setInt32(52 + 4 * part, first, true);
      first += ring.length;
    });
    points.forEach(([x, y], at) => {
      content.setFloat64(52 + 4 * rings.length + 16 * at, x as number, true);
      content.setFloat64(60 + 4 * rings.length + 16 * at, y as number, true);
    });
    return new Uint8Array(content.buffer);
  });
  const header = new DataView(new ArrayBuffer(100));
  header.setInt32(0, 9994);
  header.setInt32(24, (100 + records.reduce((sum, record) => sum + record.length, 0)) / 2);
  header.setInt32(28, 1000, true);
  header.setInt32(32, POLYGON, true);
  writeBounds(
    header,
    36,
    shapes.flatMap(({ rings }) => rings.flat()),
  );
  return joined([new Uint8Array(header.buffer), ...records]);
}

function writeBounds(view: DataView, at: number, points: readonly (readonly number[])[]): void {
  const x = points.map((point) => point[0] as number);
  const y = points.map((point) => point[1] as number);
  [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)].forEach((value, i) => {
    view.setFloat64(at + 8 * i, value, true);
  });
}

const FIELD_LENGTH = 20;

function dbfBytes(shapes: readonly Shape[], encodeText: (text: string) => Uint8Array): Uint8Array {
  const names = Object.keys(shapes[0]?.row ?? {});
  const header = new Uint8Array(32 + 32 * names.length + 1);
  const view = new DataView(header.buffer);
  header[0] = 3;
  header.set([120, 1, 1], 1);
  view.setUint32(4, shapes.length, true);
  view.setUint16(8, header.length, true);
  view.setUint16(10, 1 + FIELD_LENGTH * names.length, true);
  names.forEach((name, i) => {
    header.set(latin1(name), 32 + 32 * i);
    header[32 + 32 * i + 11] = "C".charCodeAt(0);
    header[32 + 32 * i + 16] = FIELD_LENGTH;
  });
  header[header.length - 1] = 0x0d;
  const rows = shapes.map(({ row }) => {
    const bytes = new Uint8Array(1 + FIELD_LENGTH * names.length).fill(0x20);
    names.forEach((name, i) => bytes.set(encodeText(row[name] ?? ""), 1 + FIELD_LENGTH * i));
    return bytes;
  });
  return joined([header, ...rows, Uint8Array.of(0x1a)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
