import { describe, expect, it } from "vitest";
import { join, rootOf, singletons } from "../../../core/domain/union-find.ts";

describe("sets that grow together", () => {
  it("begin with one item each", () => {
    expect([0, 1, 2].map((item) => rootOf(singletons(3), item))).toEqual([0, 1, 2]);
  });

  it("are told apart until they are joined, by whatever chain, and the lowest item stands for them", () => {
    const parent = singletons(7);
    expect(join(parent, 6, 4)).toBe(true);
    expect(join(parent, 2, 5)).toBe(true);
    expect(join(parent, 4, 5)).toBe(true);
    expect(join(parent, 6, 2)).toBe(false);
    expect([0, 1, 2, 3, 4, 5, 6].map((item) => rootOf(parent, item))).toEqual([0, 1, 2, 3, 2, 2, 2]);
  });
});
