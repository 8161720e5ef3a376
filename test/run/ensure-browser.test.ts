import { describe, expect, it } from "vitest";
import { type BrowserMachine, ensureBrowser } from "./ensure-browser.ts";

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const UBUNTU_LIKE = 'ID=pop\nID_LIKE="ubuntu debian"\n';

function machine(facts: Partial<BrowserMachine>): BrowserMachine & { asked: string[][] } {
  let isInstalled = false;
  const asked: string[][] = [];
  return {
    asked,
    find: () => (isInstalled ? "/usr/bin/chromium" : null),
    osRelease: "",
    isRoot: true,
    aptInstall: (packages) => {
      asked.push([...packages]);
      isInstalled = true;
      return true;
    },
    ...facts,
  };
}

describe("the browser that the tests drive", () => {
  it("is the installed one, and nothing is installed then", () => {
    const own = machine({ osRelease: DEBIAN, find: () => "/usr/bin/google-chrome" });
    expect(ensureBrowser(own)).toBe("/usr/bin/google-chrome");
    expect(own.asked).toEqual([]);
  });

  it.each([DEBIAN, UBUNTU_LIKE, "ID=ubuntu\n"])("is Debian's Chromium, installed by root on %j", (osRelease) => {
    const own = machine({ osRelease });
    expect(ensureBrowser(own)).toBe("/usr/bin/chromium");
    expect(own.asked[0]).toContain("chromium");
  });

  it.each([
    ["another user", { osRelease: DEBIAN, isRoot: false }],
    ["another system", { osRelease: "ID=fedora\n" }],
    ["no system that says its name", {}],
  ])("is none for %s, and nothing is installed", (_, facts) => {
    const own = machine(facts);
    expect(ensureBrowser(own)).toBeNull();
    expect(own.asked).toEqual([]);
  });

  it("is none when the installation fails", () => {
    expect(ensureBrowser(machine({ osRelease: DEBIAN, aptInstall: () => false }))).toBeNull();
  });
});
