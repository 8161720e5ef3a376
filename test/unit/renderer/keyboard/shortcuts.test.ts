import { describe, expect, it } from "vitest";
import { SHORTCUTS, shortcutOf } from "../../../../renderer/keyboard/shortcuts.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe("shortcuts", () => {
  it("tell undo from redo by Shift, and take Cmd for Ctrl", () => {
    expect(press("z", { ctrlKey: true })).toBe("undo");
    expect(press("z", { metaKey: true })).toBe("undo");
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toBe("redo");
    expect(press("y", { ctrlKey: true })).toBe("redo");
  });

  it("leave the browser's own keys alone", () => {
    expect(press("a", { ctrlKey: true })).toBeNull();
    expect(press("r", { ctrlKey: true })).toBeNull();
    expect(press("f", { altKey: true })).toBeNull();
  });

  it("work with caps lock on, and for signs that need Shift", () => {
    expect(press("A")).toBe("assign");
    expect(press("?", { shiftKey: true })).toBe("help");
    expect(press("+", { shiftKey: true })).toBe("zoomIn");
  });

  it("are told apart: no two commands share a key", () => {
    const keys = Object.values(SHORTCUTS).flatMap((each) => each.map((shortcut) => JSON.stringify(shortcut)));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
