import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchOwners, type Overlap } from "../../../core/solve/match-owners.ts";

const kept = (owners: Int32Array, overlaps: readonly Overlap[]): number =>
  overlaps.reduce((sum, { territory, owner, weight }) => sum + (owners[territory] === owner ? weight : 0), 0);

/** The most that any choice keeps, by trying all. */
function mostKept(
  territories: number,
  owners: number,
  gain: readonly (readonly number[])[],
  taken = 0,
  from = 0,
): number {
  if (from === territories) return 0;
  let best = mostKept(territories, owners, gain, taken, from + 1);
  for (let owner = 0; owner < owners; owner++) {
    if ((taken & (1 << owner)) !== 0) continue;
    best = Math.max(best, gain[from]![owner]! + mostKept(territories, owners, gain, taken | (1 << owner), from + 1));
  }
  return best;
}

describe("matchOwners", () => {
  it("keeps as much weight as the best of all matchings, and gives no owner two territories", () => {
    const sizes = { min: 1, max: 5 };
    fc.assert(
      fc.property(
        fc.integer(sizes),
        fc.integer(sizes),
        fc.array(fc.oneof(fc.constant(0), fc.nat(100)), { minLength: 25, maxLength: 25 }),
        (territories, owners, flat) => {
          const gain = Array.from({ length: territories }, (_, t) => flat.slice(5 * t, 5 * t + owners));
          const overlaps = gain.flatMap((row, territory) => row.map((weight, owner) => ({ territory, owner, weight })));
          const answer = matchOwners(territories, owners, overlaps);
          expect(kept(answer, overlaps)).toBe(mostKept(territories, owners, gain));
          const used = answer.filter((owner) => owner >= 0);
          expect(new Set(used).size).toBe(used.length);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it("prefers two good matches to one very good one", () => {
    const overlaps = [
      { territory: 0, owner: 0, weight: 10 },
      { territory: 0, owner: 1, weight: 9 },
      { territory: 1, owner: 0, weight: 9 },
    ];
    expect([...matchOwners(2, 2, overlaps)]).toEqual([1, 0]);
  });

  it("names nobody where there is nothing in common", () => {
    expect([...matchOwners(3, 2, [{ territory: 2, owner: 1, weight: 1 }])]).toEqual([-1, -1, 1]);
  });

  it("answers an empty question", () => {
    expect([...matchOwners(2, 0, [])]).toEqual([-1, -1]);
  });
});
