/** RGBA pixels, as MapLibre takes images. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** Diagonal lines in a colour with a contrasting edge, as RGBA pixels: what marks the selection besides its outline. */
export function hatchImage(isDark: boolean): Picture {
  const size = 12;
  const data = new Uint8ClampedArray(size * size * 4);
  const stroke = isDark ? 255 : 16;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const across = (x + y) % size;
      const at = 4 * (y * size + x);
      data.fill(stroke, at, at + 3);
      // Three pixels wide with soft edges, so that the lines do not stair.
      data[at + 3] = across === 1 ? 175 : across === 0 || across === 2 ? 80 : 0;
    }
  }
  return { width: size, height: size, data };
}
