import type { Page } from "playwright-core";

/** What a moment of the window looks like: a JPEG as base64, and when it was on screen. */
export type Frame = { readonly atMs: number; readonly jpeg: string };

/** Parts of the window, in pixels of the page. */
export type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How a frame stands to the last one, part by part. */
export type Likeness = {
  readonly atMs: number;
  /** Share of pixels that are as they will be. */
  readonly alike: Readonly<Record<string, number>>;
  /** Pixels of a clear hue, over those of the last frame. */
  readonly hue: Readonly<Record<string, number>>;
};

/** Compares every frame with the last one. Decodes in a page of its own, so that the project needs no image reader. */
export function compareFrames(
  page: Page,
  frames: readonly Frame[],
  parts: Readonly<Record<string, Part>>,
  pageWidth: number,
): Promise<Likeness[]> {
  return page.evaluate(
    async ([shots, areas, width]) => {
      const CLEAR_HUE = 40;
      const SAME = 40;
      const pixelsOf = async (jpeg: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(jpeg), (sign) => sign.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d", { willReadFrequently: true });
        if (context === null) throw new Error("no canvas");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const last = await pixelsOf((shots.at(-1) as { jpeg: string }).jpeg);
      const scale = last.width / width;
      const found = [];
      for (const { atMs, jpeg } of shots) {
        const { data, width: columns, height: rows } = await pixelsOf(jpeg);
        const alike: Record<string, number> = {};
        const hue: Record<string, number> = {};
        for (const [name, area] of Object.entries(areas)) {
          let count = 0;
          let same = 0;
          let clear = 0;
          let clearAtLast = 0;
          const bottom = Math.min(rows, last.height, Math.floor((area.y + area.height) * scale));
          const right = Math.min(columns, last.width, Math.floor((area.x + area.width) * scale));
          for (let y = Math.ceil(area.y * scale); y < bottom; y++) {
            for (let x = Math.ceil(area.x * scale); x < right; x++) {
              const at = 4 * (y * columns + x);
              const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
              const end = 4 * (y * last.width + x);
              const [endRed, endGreen, endBlue] = [
                last.data[end] ?? 0,
                last.data[end + 1] ?? 0,
                last.data[end + 2] ?? 0,
              ];
              count++;
              if (Math.abs(red - endRed) + Math.abs(green - endGreen) + Math.abs(blue - endBlue) <= SAME) same++;
              if (Math.max(red, green, blue) - Math.min(red, green, blue) > CLEAR_HUE) clear++;
              if (Math.max(endRed, endGreen, endBlue) - Math.min(endRed, endGreen, endBlue) > CLEAR_HUE) clearAtLast++;
            }
          }
          alike[name] = same / Math.max(1, count);
          hue[name] = clear / Math.max(1, clearAtLast);
        }
        found.push({ atMs, alike, hue });
      }
      return found;
    },
    [frames, parts, pageWidth] as const,
  );
}
