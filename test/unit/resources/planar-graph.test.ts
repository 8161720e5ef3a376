import { describe, expect, it } from "vitest";
import { known } from "../../../core/domain/invariant.ts";
import { seededRandom } from "../../../core/domain/random.ts";
import { planarGraph } from "../../../core/geo/planar-faces.ts";
import { type Noded, type Segments, snapRound } from "../../../core/geo/snap-round.ts";
import { signedArea } from "../../../resources/build/atlas.ts";
import { cycleAreas, NONE, SILENT, voteByLength } from "../../../resources/build/cycle-labels.ts";
import { traceUnits } from "../../../resources/build/trace-units.ts";

type Line = readonly [number, number, number, number];

const segmentsOf = (lines: readonly Line[]): Segments => {
  const column = (i: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(lines, (line) => line[i]);
  return { ax: column(0), ay: column(1), bx: column(2), by: column(3) };
};

const box = (x: number, y: number, width: number, height: number): Line[] => [
  [x, y, x + width, y],
  [x + width, y, x + width, y + height],
  [x + width, y + height, x, y + height],
  [x, y + height, x, y],
];

const piecesOf = ({ from, to, vertexX, vertexY }: Noded): Line[] =>
  Array.from(from, (a, i) => {
    const b = known(to[i]);
    return [known(vertexX[a]), known(vertexY[a]), known(vertexX[b]), known(vertexY[b])];
  });

const side = ([ax, ay, bx, by]: Line, x: number, y: number): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

/** True when the inner parts of two segments have a place in common. */
function meetInside(p: Line, q: Line): boolean {
  const [a, b] = [side(p, q[0], q[1]), side(p, q[2], q[3])];
  const [c, d] = [side(q, p[0], p[1]), side(q, p[2], p[3])];
  if (a * b < 0 && c * d < 0) return true;
  const isWithin = (line: Line, x: number, y: number): boolean =>
    side(line, x, y) === 0 && (x - line[0]) * (x - line[2]) + (y - line[1]) * (y - line[3]) < 0;
  return isWithin(p, q[0], q[1]) || isWithin(p, q[2], q[3]) || isWithin(q, p[0], p[1]) || isWithin(q, p[2], p[3]);
}

describe("snapRound", () => {
  it("cuts two lines where they cross, at the nearest whole step", () => {
    const noded = snapRound(
      segmentsOf([
        [0, 0, 10, 7],
        [0, 7, 10, 0],
      ]),
    );
    expect(piecesOf(noded).filter(([ax, ay, bx, by]) => [`${ax},${ay}`, `${bx},${by}`].includes("5,4"))).toHaveLength(
      4,
    );
    expect([...noded.source]).toEqual([0, 0, 1, 1]);
  });

  it("bends a line through an end that lies less than half a step off", () => {
    const noded = snapRound(
      segmentsOf([
        [0, 0, 1000, 1],
        [700, 1, 700, 500],
      ]),
    );
    expect(piecesOf(noded)).toContainEqual([0, 0, 700, 1]);
    expect(piecesOf(noded)).toContainEqual([700, 1, 1000, 1]);
  });

  it("leaves pieces that meet in ends only, whatever the lines", () => {
    const random = seededRandom(7);
    const whole = (): number => Math.floor(random() * 60);
    for (let round = 0; round < 40; round++) {
      const lines = Array.from({ length: 25 }, (): Line => [whole(), whole(), whole(), whole()]).filter(
        ([ax, ay, bx, by]) => ax !== bx || ay !== by,
      );
      const pieces = [...new Map(piecesOf(snapRound(segmentsOf(lines))).map((p) => [keyOf(p), p])).values()];
      for (let i = 0; i < pieces.length; i++) {
        for (let j = 0; j < i; j++) {
          const [p, q] = [known(pieces[i]), known(pieces[j])];
          expect(meetInside(p, q), `${keyOf(p)} and ${keyOf(q)}`).toBe(false);
        }
      }
    }
  });
});

const keyOf = ([ax, ay, bx, by]: Line): string => [`${ax},${ay}`, `${bx},${by}`].toSorted().join(" ");

describe("planarGraph", () => {
  it("finds the faces of a divided box: two inside, one outside", () => {
    const graph = planarGraph(snapRound(segmentsOf([...box(0, 0, 100, 50), [60, 0, 60, 50]])));
    expect(graph.cycleCount).toBe(3);
    expect([...cycleAreas(graph)].map(Math.round).toSorted((a, b) => a - b)).toEqual([-5000, 2000, 3000]);
  });

  it("keeps one of two borders that coincide", () => {
    const graph = planarGraph(snapRound(segmentsOf([...box(0, 0, 10, 10), ...box(10, 0, 10, 10)])));
    expect(graph.sourceOf).toHaveLength(7);
    expect(graph.cycleCount).toBe(3);
  });
});

describe("voteByLength", () => {
  it("believes the longer border where sides contradict each other", () => {
    const graph = planarGraph(snapRound(segmentsOf(box(0, 0, 100, 50))));
    const inside = Int32Array.of(4, 9, 4, 9);
    const outside = new Int32Array(4).fill(NONE);
    expect([...voteByLength(graph, inside, outside)].toSorted((a, b) => a - b)).toEqual([NONE, 4]);
  });

  it("gives nothing to a face of which nothing is said", () => {
    const graph = planarGraph(snapRound(segmentsOf(box(0, 0, 10, 10))));
    const silent = new Int32Array(4).fill(SILENT);
    expect([...voteByLength(graph, silent, silent)]).toEqual([NONE, NONE]);
  });
});

describe("traceUnits", () => {
  it("gives a unit with a hole, the unit in the hole and no border between joined faces", () => {
    const lines = [...box(0, 0, 100, 100), ...box(40, 40, 20, 20), [0, 100, 0, 0], [50, 60, 50, 100]] as Line[];
    const graph = planarGraph(snapRound(segmentsOf(lines)));
    const areas = cycleAreas(graph);
    const unitOfCycle = Int32Array.from(areas, (area, cycle) => {
      const first = graph.cycleOf.indexOf(cycle);
      const x = known(graph.vertexX[known(graph.origin[first])]);
      if (Math.round(area) === -10_000) return NONE;
      return Math.round(area) === 400 && x >= 40 ? 1 : 0;
    });
    const [around, inner] = traceUnits(graph, unitOfCycle, 2);
    expect(around?.map((rings) => rings.map((ring) => signedArea(ring)))).toEqual([[10_000, -400]]);
    expect(inner?.map((rings) => rings.map((ring) => signedArea(ring)))).toEqual([[400]]);
  });
});
