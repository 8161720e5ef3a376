import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { moveNode, partitionOf } from "../../../core/solve/partition.ts";
import { renewed, territoryGraph } from "../../../core/solve/territory-graph.ts";
import { patchworkMap, plainGraph } from "../../property/solve-maps.ts";

const K = 7;

describe("renewed", () => {
  it("finds the members and the touching territories that a new look finds, after trades among some territories", () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const random = seededRandom(seed);
        const map = patchworkMap(9, 8, seed, 0.2, 0);
        const n = map.areaKm2.length;
        const ones = new Float64Array(n).fill(1);
        const graph = plainGraph(map, ones, K);
        const partition = partitionOf(
          graph,
          K,
          Int32Array.from({ length: n }, () => Math.floor(random() * K)),
        );
        const before = territoryGraph(partition);
        const changed = new Set([0, 1, 2, 3].map(() => Math.floor(random() * K)));
        const among = [...changed];
        for (let node = 0; node < n; node++) {
          const to = among[Math.floor(random() * among.length)]!;
          if (!changed.has(partition.part[node]!) || to === partition.part[node]) continue;
          moveNode(partition, node, to);
          changes++;
        }
        expect(renewed(partition, before, changed)).toEqual(territoryGraph(partition));
      }),
      { seed: 20261122, numRuns: 100 },
    );
    expect(changes).toBeGreaterThan(1000);
  });
});
