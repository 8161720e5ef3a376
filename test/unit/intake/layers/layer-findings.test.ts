import { expect, it } from "vitest";
import { findingsSentences } from "../../../../core/intake/layers/layer-findings.ts";

it("says what was left out, joined and overlapping, and names the first few", () => {
  const many = Array.from({ length: 1205 }, (_, i) => ({ kind: "no-area", id: `U${i}` }) as const);
  expect(
    findingsSentences([
      ...many,
      { kind: "several-features", id: "02139", count: 2 },
      { kind: "overlap", ids: ["A", "B"] },
    ]),
  ).toEqual([
    "Left out, because their shape has no area: U0, U1, U2, U3, U4 and 1,200 more",
    "Joined from several features of one id: 02139",
    "Overlapping: A and B",
  ]);
  expect(findingsSentences([])).toEqual([]);
});
