import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../../../renderer/commands/registry/commands.ts";
import { shortcutOf, shortcutText } from "../../../../renderer/keyboard/shortcuts.ts";

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
    const keys = Object.values(COMMANDS).flatMap(({ keys = [] }) => keys.map((shortcut) => JSON.stringify(shortcut)));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are written as the keyboard has them, and not at all where there is none", () => {
    expect(shortcutText("redo")).toBe("Ctrl Shift Z");
    expect(shortcutText("escape")).toBe("Esc");
    expect(shortcutText("closePlan")).toBe("");
  });
});
