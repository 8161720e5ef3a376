import { invariant } from "./invariant.ts";

/**
 * A pack: one JSON value and any number of named typed arrays in one buffer. Layers are shipped as packs and columns
 * travel to the screen as packs.
 *
 * Bytes: "BWPK", version (uint32), length of the JSON head (uint32), head as ASCII, then each column, 8-byte aligned.
 * All numbers little-endian, as are typed arrays on every machine that Node, Electron and MapLibre run on.
 */
export type Pack = { readonly head: unknown; readonly columns: Readonly<Record<string, Column>> };

export type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const MAGIC = 0x4b505742;
const VERSION = 1;
const PREAMBLE_BYTES = 12;

const COLUMN_TYPES = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array } as const;
type ColumnType = keyof typeof COLUMN_TYPES;
type ColumnEntry = { readonly name: string; readonly type: ColumnType; readonly length: number };

const aligned = (byte: number): number => (byte + 7) & ~7;

/** The pack as bytes. */
export function encodePack({ head, columns }: Pack): Uint8Array<ArrayBuffer> {
  const entries: ColumnEntry[] = Object.entries(columns).map(([name, column]) => ({
    name,
    type: column.constructor.name as ColumnType,
    length: column.length,
  }));
  const text = asciiJson({ head, columns: entries });
  let size = aligned(PREAMBLE_BYTES + text.length);
  for (const column of Object.values(columns)) size = aligned(size + column.byteLength);

  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, text.length, true);
  for (let i = 0; i < text.length; i++) bytes[PREAMBLE_BYTES + i] = text.charCodeAt(i);

  let offset = aligned(PREAMBLE_BYTES + text.length);
  for (const column of Object.values(columns)) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset = aligned(offset + column.byteLength);
  }
  return bytes;
}

/**
 * The pack in `bytes`; its columns are views of the same memory where alignment allows.
 *
 * @throws Error when the bytes are no pack, of another version, or cut short.
 */
export function decodePack(bytes: Uint8Array): Pack {
  invariant(bytes.byteLength >= PREAMBLE_BYTES, "not a pack: too short");
  const own = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const view = new DataView(own.buffer, own.byteOffset, own.byteLength);
  invariant(view.getUint32(0, true) === MAGIC, "not a pack: wrong magic bytes");
  invariant(view.getUint32(4, true) === VERSION, `pack of version ${view.getUint32(4, true)}, expected ${VERSION}`);
  const headLength = view.getUint32(8, true);
  const { head, columns: entries } = JSON.parse(asciiText(own, PREAMBLE_BYTES, headLength)) as {
    head: unknown;
    columns: ColumnEntry[];
  };

  const columns: Record<string, Column> = {};
  let offset = aligned(PREAMBLE_BYTES + headLength);
  for (const { name, type, length } of entries) {
    const ColumnArray = COLUMN_TYPES[type];
    const byteLength = length * ColumnArray.BYTES_PER_ELEMENT;
    invariant(offset + byteLength <= own.byteLength, `pack cut short in column ${name}`);
    columns[name] = new ColumnArray(own.buffer as ArrayBuffer, own.byteOffset + offset, length);
    offset = aligned(offset + byteLength);
  }
  return { head, columns };
}

/** The column `name` of a pack, checked to be of the given type. */
export function packColumn<Type extends ColumnType>(
  pack: Pack,
  name: string,
  type: Type,
): InstanceType<(typeof COLUMN_TYPES)[Type]> {
  const column = pack.columns[name];
  invariant(column !== undefined, `pack has no column ${name}`);
  invariant(column.constructor.name === type, `pack column ${name} is ${column.constructor.name}, expected ${type}`);
  return column as InstanceType<(typeof COLUMN_TYPES)[Type]>;
}

/** JSON in which every character is ASCII, so that bytes and characters are the same thing. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function asciiText(bytes: Uint8Array, start: number, length: number): string {
  const CHUNK = 8192;
  let text = "";
  for (let at = start; at < start + length; at += CHUNK) {
    // Not by spreading: that would ask an iterator for each of a million characters.
    text += String.fromCharCode.apply(null, bytes.subarray(at, Math.min(at + CHUNK, start + length)) as never);
  }
  return text;
}
