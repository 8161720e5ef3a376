import type { Picture } from "./hatch-image.ts";
import type { ColorScheme } from "./map-colors.ts";

const SIZE = 16;

/** Which pixels of a tile that repeats are inked: patterns that differ in direction and texture, not in grey. */
const PATTERNS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 8 < 2,
  (x, y) => (x - y + SIZE) % 8 < 2,
  (x, y) => x % 8 < 3 && y % 8 < 3,
  (_, y) => y % 8 < 2,
  (x) => x % 8 < 2,
  (x, y) => x % 8 < 1 || y % 8 < 1,
  (x, y) => (x + y) % 16 < 2 || (x - y + SIZE) % 16 < 2,
  (x, y) => (x % 16 < 3 && y % 16 < 3) || ((x + 8) % 16 < 3 && (y + 8) % 16 < 3),
];

export const PATTERN_COUNT = PATTERNS.length;

export const patternName = (index: number): string => `pattern-${index % PATTERN_COUNT}`;

/** One pattern as RGBA pixels: dark lines on a light map, light ones on a dark map. */
export function patternImage(index: number, scheme: ColorScheme): Picture {
  const isInked = PATTERNS[index % PATTERN_COUNT] ?? (() => false);
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  const ink = scheme === "dark" ? 255 : 16;
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const at = 4 * (y * SIZE + x);
      data.fill(ink, at, at + 3);
      data[at + 3] = isInked(x, y) ? 120 : 0;
    }
  }
  return { width: SIZE, height: SIZE, data };
}
