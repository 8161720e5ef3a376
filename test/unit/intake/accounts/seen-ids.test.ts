import { describe, expect, it } from "vitest";
import { seenIds } from "../../../../core/intake/accounts/seen-ids.ts";

describe("seenIds", () => {
  it("answers with the first row of an id, among 200,000 that look alike", () => {
    const firstRowOf = seenIds();
    for (let row = 2; row < 200_002; row++) expect(firstRowOf(`001x${row}`, row)).toBe(0);
    for (let row = 2; row < 200_002; row += 997) expect(firstRowOf(`001x${row}`, 300_000)).toBe(row);
  });
});
