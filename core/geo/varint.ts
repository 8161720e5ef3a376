/** Bytes that grow; numbers are written with 7 bits a byte, the lowest first, so that small ones take one byte. */
export class VarintWriter {
  #bytes = new Uint8Array(1024);
  #end = 0;

  /** @param value Whole, 0 … 2³² − 1. */
  write(value: number): void {
    if (this.#end + 5 > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
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

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
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
