import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWindowState, visibleBounds, writeWindowState } from "../../electron/window-state.ts";

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 };

describe("the window's place", () => {
  it("is kept as it was left", () => {
    const saved = { x: 1500, y: 100, width: 1600, height: 1000 };
    expect(visibleBounds(saved, [laptop, monitor])).toEqual(saved);
  });

  it("comes back to the first display when its own was unplugged", () => {
    const { x, width } = visibleBounds({ x: 2000, y: 100, width: 1600, height: 1000 }, [laptop]);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(1440);
  });

  it("is centred the first time", () => {
    expect(visibleBounds(null, [monitor])).toEqual({ x: 2000, y: 270, width: 1440, height: 900 });
  });

  it("lies within one display whatever was saved", () => {
    const place = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 10_000 });
    const anyBounds = fc.record({ x: place, y: place, width: size, height: size });
    fc.assert(
      fc.property(anyBounds, (saved) => {
        const { x, y, width, height } = visibleBounds(saved, [laptop, monitor]);
        const isInside = [laptop, monitor].some(
          (area) =>
            x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
        );
        expect(isInside).toBe(true);
      }),
      { seed: 7 },
    );
  });
});

describe("the window's file", () => {
  const inFolder = (use: (file: string) => void): void => {
    const folder = mkdtempSync(join(tmpdir(), "window-"));
    use(join(folder, "sub", "window.json"));
    rmSync(folder, { recursive: true });
  };

  it("is read as it was written", () =>
    inFolder((file) => {
      const state = { bounds: laptop, isMaximized: true };
      writeWindowState(file, state);
      expect(readWindowState(file)).toEqual(state);
    }));

  it.each(["", "{", "null", "{}", '{"bounds":{"x":"1"}}'])("counts as none when it holds %j", (text) =>
    inFolder((file) => {
      expect(readWindowState(file)).toBeNull();
      writeWindowState(file, { bounds: laptop, isMaximized: false });
      writeFileSync(file, text);
      expect(readWindowState(file)).toBeNull();
    }),
  );
});
