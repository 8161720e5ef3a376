import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type WindowState = { readonly bounds: Bounds; readonly isMaximized: boolean };

const SMALLEST = { width: 960, height: 600 } as const;
const USUAL = { width: 1440, height: 900 } as const;

/** Where the window stood last time; null the first time, or when the file is not readable. */
export function readWindowState(file: string): WindowState | null {
  try {
    const { bounds, isMaximized } = JSON.parse(readFileSync(file, "utf8")) as WindowState;
    const isWhole = [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite);
    return isWhole ? { bounds, isMaximized } : null;
  } catch {
    return null;
  }
}

/** Replaces the file in one step, so that a crash leaves the old or the new one. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

/**
 * Bounds that can be seen and grabbed: as saved when a display still shows enough of them, else centred on the first.
 *
 * @param workAreas The displays' usable areas, the primary one first.
 */
export function visibleBounds(saved: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const home = workAreas[0] ?? { x: 0, y: 0, ...USUAL };
  const area = saved === null ? undefined : workAreas.find((area) => overlap(saved, area) >= 0.3);
  const { width, height } = sized(saved ?? USUAL, area ?? home);
  if (saved !== null && area !== undefined) {
    return {
      x: clamp(saved.x, area.x, area.x + area.width - width),
      y: clamp(saved.y, area.y, area.y + area.height - height),
      width,
      height,
    };
  }
  return {
    x: Math.round(home.x + (home.width - width) / 2),
    y: Math.round(home.y + (home.height - height) / 2),
    width,
    height,
  };
}

const sized = (wanted: { width: number; height: number }, area: Bounds): { width: number; height: number } => ({
  width: Math.min(Math.max(wanted.width, SMALLEST.width), area.width),
  height: Math.min(Math.max(wanted.height, SMALLEST.height), area.height),
});

/** Share of `inner` that lies in `outer`. */
function overlap(inner: Bounds, outer: Bounds): number {
  const width = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  const height = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  return (Math.max(0, width) * Math.max(0, height)) / (inner.width * inner.height);
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
