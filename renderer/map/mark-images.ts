type Image = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** A signed distance of 0 is stored as this, and one pixel inside or outside as an eighth of a byte more or less. */
const EDGE = 192;
const PER_PIXEL = 255 / 8;

/** A diamond as signed distances (MapLibre's "sdf" images), so that it takes any colour and halo. */
export function diamondImage(): Image {
  const size = 24;
  const radius = 7;
  return image(size, (x, y) => {
    const distance = (Math.abs(x) + Math.abs(y) - radius) / Math.SQRT2;
    return [255, 255, 255, EDGE - distance * PER_PIXEL];
  });
}

/** A padlock on a round plate, which reads on fills of any colour. */
export function padlockImage(isDark: boolean): Image {
  const plate = isDark ? 22 : 255;
  const ink = isDark ? 240 : 28;
  return image(22, (x, y) => {
    const isBody = Math.abs(x) <= 4.2 && y >= -0.5 && y <= 5;
    const ring = Math.hypot(x, (y + 1) * 0.9);
    const isShackle = y <= 0 && ring >= 2.2 && ring <= 3.8;
    const shade = isBody || isShackle ? ink : plate;
    // A pixel of soft edge, so that the plate does not stair.
    const alpha = 235 * Math.min(1, Math.max(0, 10.5 - Math.hypot(x, y)));
    return [shade, shade, shade, alpha];
  });
}

/** An image from a function of the pixel's place, with the middle at 0, 0. */
function image(size: number, pixel: (x: number, y: number) => readonly [number, number, number, number]): Image {
  const data = new Uint8ClampedArray(size * size * 4);
  const middle = (size - 1) / 2;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      data.set(pixel(column - middle, row - middle), 4 * (row * size + column));
    }
  }
  return { width: size, height: size, data };
}
