import { describe, expect, it } from "vitest";
import { passes, readRange } from "../../../../renderer/components/table-filter.ts";

describe("a filter on numbers", () => {
  it.each([
    ["> 100", [100.001, 1e9], [100, 99, -5]],
    [">= 1.2M", [1_200_000], [1_199_999]],
    ["< 5", [4.999, -1], [5, 6]],
    ["<=5", [5], [5.001]],
    ["10-20", [10, 15, 20], [9.9, 20.1]],
    ["20..10", [15], [21]],
    ["-20 - -10", [-15], [-5, -25]],
    ["= 7", [7], [7.1]],
    ["$1,000 - $2k", [1500], [999, 2001]],
    ["5", [5, 6], [4]],
    ["!> 100", [100], [101]],
  ])("%s", (filter, inside, outside) => {
    expect(inside.every((value) => passes(value, filter))).toBe(true);
    expect(outside.some((value) => passes(value, filter))).toBe(false);
  });

  it("lets everything through while it is still being typed", () => {
    for (const half of [">", "10-", "abc", "  "]) expect(passes(3, half)).toBe(true);
    expect(readRange("ten")).toBeNull();
  });
});

describe("a filter on words", () => {
  it("wants every word, in any order and case", () => {
    expect(passes("Denver North", "north den")).toBe(true);
    expect(passes("Denver North", "denver south")).toBe(false);
  });

  it("can be turned round, and ask for nothing", () => {
    expect(passes("Denver", "!boston")).toBe(true);
    expect(passes("Boston", "!boston")).toBe(false);
    expect(passes(null, '""')).toBe(true);
    expect(passes("x", '""')).toBe(false);
    expect(passes(null, '!""')).toBe(false);
  });
});
