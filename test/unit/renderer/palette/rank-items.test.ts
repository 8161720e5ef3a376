import { describe, expect, it } from "vitest";
import type { ItemKind, ItemSource } from "../../../../renderer/palette/palette-item.ts";
import { rankItems } from "../../../../renderer/palette/rank-items.ts";

const source = (kind: ItemKind, titles: string[], most = 10): ItemSource => ({
  kind,
  titles,
  most,
  itemAt: (i) => ({ kind, id: String(i), title: titles[i] ?? "", hint: "", run: () => undefined }),
});
const SOURCES = [
  source("command", ["Undo", "Build territories", "Show the whole plan", "Share"]),
  source("territory", ["Boston North", "North Boston", "Shareholders", "Cañon City"]),
  source("unit", ["02139 Cambridge, MA", "02108 Boston, MA", "80108 Castle Rock, CO"], 2),
];
const found = (words: string) => rankItems(SOURCES, words, 20).map(({ title }) => title);

describe("the palette", () => {
  it("puts what begins with the words before what has them in it", () => {
    expect(found("boston")).toEqual(["Boston North", "North Boston", "02108 Boston, MA"]);
  });

  it("finds a unit by its id, and by its name", () => {
    expect(found("02139")).toEqual(["02139 Cambridge, MA"]);
    expect(found("cambridge")[0]).toBe("02139 Cambridge, MA");
  });

  it("puts the exact title first, and commands before others that fit alike", () => {
    expect(found("share")).toEqual(["Share", "Shareholders"]);
    expect(found("undo")[0]).toBe("Undo");
    const sources = [source("command", ["Share the plan", "Share"]), source("territory", ["Share", "Share West"])];
    const ranked = rankItems(sources, "share", 20).map(({ kind, title }) => [kind, title]);
    expect(ranked).toEqual([
      ["command", "Share"],
      ["territory", "Share"],
      ["command", "Share the plan"],
      ["territory", "Share West"],
    ]);
  });

  it("takes words in any order, forgives a slip, and does not mind accents", () => {
    expect(found("north boston")[0]).toBe("North Boston");
    expect(found("terr build")).toEqual(["Build territories"]);
    expect(found("cambrigde")).toEqual(["02139 Cambridge, MA"]);
    expect(found("canon")).toEqual(["Cañon City"]);
  });

  it("takes no more of a kind than the kind allows, and nothing for nothing", () => {
    expect(rankItems([source("unit", ["aa 1", "aa 2", "aa 3"], 2)], "aa", 20)).toHaveLength(2);
    expect(found("   ")).toEqual([]);
    expect(found("zzzz")).toEqual([]);
  });

  it("is not led astray by signs that mean something in a pattern", () => {
    expect(found("(boston")).toEqual(found("boston"));
    expect(() => found("[*+?\\")).not.toThrow();
  });
});
