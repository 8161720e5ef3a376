import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { MENU_COMMANDS } from "../../core/studio/contract/shell.ts";
import { menuTemplate } from "../../electron/menu.ts";

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

const menu = (platform: NodeJS.Platform, sent: string[] = [], withDeveloperTools = false) =>
  flat(menuTemplate({ platform, withDeveloperTools, send: (command) => sent.push(command) }));

describe.each(["linux", "darwin", "win32"] as const)("the menu on %s", (platform) => {
  it("offers every command of the contract once, and sends it when chosen", () => {
    const sent: string[] = [];
    for (const item of menu(platform, sent)) Reflect.apply(item.click ?? (() => undefined), item, []);
    expect(sent.toSorted()).toEqual([...MENU_COMMANDS].toSorted());
  });

  it("gives no two entries the same keys", () => {
    const keys = menu(platform).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("keeps cut, copy and paste, which text fields need", () => {
    const roles = menu(platform).map(({ role }) => role);
    for (const role of ["cut", "copy", "paste", "selectAll"] as const) expect(roles).toContain(role);
  });

  it("shows developer tools only to those who run from source", () => {
    const roles = (withTools: boolean) => menu(platform, [], withTools).map(({ role }) => role);
    expect(roles(false)).not.toContain("toggleDevTools");
    expect(roles(true)).toContain("toggleDevTools");
  });
});
