import { MEAN_RADIUS_KM, RADIANS_PER_DEGREE } from "./earth.ts";

const LEAF_SIZE = 8;
const MIXED = -1;

/**
 * Finds the nearest of many places on the globe, optionally one with another label. A balanced k-d tree over unit
 * vectors, so neither the poles nor the date line are special; subtrees of one label are skipped as a whole.
 */
export class PlaceTree {
  /** Place numbers in tree order. */
  readonly #order: Int32Array;
  readonly #vectors: Float64Array;
  readonly #labels: Int32Array;
  /** Per inner node (at its middle position): the label of its whole range, or MIXED. */
  readonly #rangeLabel: Int32Array;
  #target = new Float64Array(3);
  #avoid = MIXED;
  #best = -1;
  #bestSquare = Infinity;

  /** O(places · log places). Labels are ≥ 0; all 0 when left out. */
  constructor(lng: Float64Array, lat: Float64Array, labels: Int32Array = new Int32Array(lng.length)) {
    this.#order = Int32Array.from(lng, (_, i) => i);
    this.#vectors = new Float64Array(3 * lng.length);
    for (let i = 0; i < lng.length; i++) writeVector(this.#vectors, 3 * i, lng[i] as number, lat[i] as number);
    this.#labels = labels;
    this.#rangeLabel = new Int32Array(lng.length).fill(MIXED);
    this.#split(0, lng.length - 1, 0);
    this.relabel(labels);
  }

  /** Gives every place a new label. O(places). */
  relabel(labels: Int32Array): void {
    this.#labels.set(labels);
    if (this.#order.length > 0) this.#labelRange(0, this.#order.length - 1);
  }

  /**
   * The place nearest to a position in degrees whose label is not `avoid`, if it is nearer than `withinKm`.
   * Equal distances: the lower place number. O(log places) in practice.
   */
  nearest(
    lng: number,
    lat: number,
    avoid = MIXED,
    withinKm = Infinity,
  ): { readonly place: number; readonly km: number } | null {
    writeVector(this.#target, 0, lng, lat);
    this.#avoid = avoid;
    this.#best = -1;
    this.#bestSquare = withinKm === Infinity ? Infinity : squareChord(withinKm);
    if (this.#order.length > 0) this.#search(0, this.#order.length - 1, 0);
    return this.#best < 0 ? null : { place: this.#best, km: arcKm(this.#bestSquare) };
  }

  #split(low: number, high: number, axis: number): void {
    if (high - low < LEAF_SIZE) return;
    const middle = (low + high) >> 1;
    this.#select(middle, low, high, axis);
    this.#split(low, middle - 1, (axis + 1) % 3);
    this.#split(middle + 1, high, (axis + 1) % 3);
  }

  /** Hoare's selection: puts the place of rank `k` in position, smaller ones before it. */
  #select(k: number, from: number, to: number, axis: number): void {
    let low = from;
    let high = to;
    const order = this.#order;
    const key = (at: number): number => this.#vectors[3 * (order[at] as number) + axis] as number;
    while (high > low) {
      const pivot = key((low + high) >> 1);
      let i = low;
      let j = high;
      while (i <= j) {
        while (key(i) < pivot) i++;
        while (key(j) > pivot) j--;
        if (i > j) break;
        const swapped = order[i] as number;
        order[i++] = order[j] as number;
        order[j--] = swapped;
      }
      if (k <= j) high = j;
      else if (k >= i) low = i;
      else return;
    }
  }

  #labelRange(low: number, high: number): number {
    const middle = (low + high) >> 1;
    let label = this.#labels[this.#order[middle] as number] as number;
    if (high - low < LEAF_SIZE) {
      for (let at = low; at <= high; at++) if (this.#labels[this.#order[at] as number] !== label) label = MIXED;
    } else {
      const below = this.#labelRange(low, middle - 1);
      const above = this.#labelRange(middle + 1, high);
      if (below !== label || above !== label) label = MIXED;
    }
    this.#rangeLabel[middle] = label;
    return label;
  }

  #search(low: number, high: number, axis: number): void {
    const middle = (low + high) >> 1;
    if (this.#avoid !== MIXED && this.#rangeLabel[middle] === this.#avoid) return;
    if (high - low < LEAF_SIZE) {
      for (let at = low; at <= high; at++) this.#consider(this.#order[at] as number);
      return;
    }
    const place = this.#order[middle] as number;
    this.#consider(place);
    const offset = (this.#target[axis] as number) - (this.#vectors[3 * place + axis] as number);
    const next = (axis + 1) % 3;
    if (offset <= 0) this.#search(low, middle - 1, next);
    else this.#search(middle + 1, high, next);
    if (offset * offset > this.#bestSquare) return;
    if (offset <= 0) this.#search(middle + 1, high, next);
    else this.#search(low, middle - 1, next);
  }

  #consider(place: number): void {
    if (this.#avoid !== MIXED && this.#labels[place] === this.#avoid) return;
    const dx = (this.#vectors[3 * place] as number) - (this.#target[0] as number);
    const dy = (this.#vectors[3 * place + 1] as number) - (this.#target[1] as number);
    const dz = (this.#vectors[3 * place + 2] as number) - (this.#target[2] as number);
    const square = dx * dx + dy * dy + dz * dz;
    if (square > this.#bestSquare || (square === this.#bestSquare && (this.#best < 0 || place > this.#best))) return;
    this.#best = place;
    this.#bestSquare = square;
  }
}

function writeVector(target: Float64Array, at: number, lng: number, lat: number): void {
  const cosLat = Math.cos(lat * RADIANS_PER_DEGREE);
  target[at] = cosLat * Math.cos(lng * RADIANS_PER_DEGREE);
  target[at + 1] = cosLat * Math.sin(lng * RADIANS_PER_DEGREE);
  target[at + 2] = Math.sin(lat * RADIANS_PER_DEGREE);
}

/** Great-circle distance for the square of a chord of the unit sphere, and back. */
function arcKm(square: number): number {
  return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(square) / 2));
}

function squareChord(km: number): number {
  return (2 * Math.sin(Math.min(Math.PI / 2, km / (2 * MEAN_RADIUS_KM)))) ** 2;
}
