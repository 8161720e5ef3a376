/** Bytes that grow; numbers are written with 7 bits a byte, the lowest first, so that small ones take one byte. */
export class VarintWriter {
  #bytes = new Uint8Array(1024);
  #end = 0;

  /** @param value Whole, 0 … 2³² − 1. */
  write(value: number): void {
    this.#makeRoom(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#end++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#end++] = rest;
  }

  /** A whole number of either sign with 31 bits; small ones of either sign take one byte. */
  writeSigned(value: number): void {
    this.write(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** Other bytes as they are. */
  writeBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Their number, and then the bytes. */
  writeMessage(bytes: Uint8Array): void {
    this.write(bytes.length);
    this.writeBytes(bytes);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#end;
  }

  /** Begins anew in the same memory. */
  clear(): void {
    this.#end = 0;
  }

  /** What was written; holds until the next writing. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }

  #makeRoom(count: number): void {
    if (this.#end + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#end + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what a VarintWriter wrote. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @throws RangeError past the end. */
  read(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError("numbers cut short");
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
      shift += 7;
    }
  }

  readSigned(): number {
    const value = this.read();
    return (value >>> 1) ^ -(value & 1);
  }
}
