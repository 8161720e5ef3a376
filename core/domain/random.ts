/** A seeded source of numbers in [0, 1). Always passed in, so that the same seed gives the same plan everywhere. */
export type Random = () => number;

/**
 * Mulberry32: 32 bits of state, integer arithmetic only, hence the same stream on every machine.
 * Source: Tommy Ettinger's mulberry32 (public domain).
 *
 * @param seed Any number; its low 32 bits count.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
