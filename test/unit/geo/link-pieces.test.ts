import { describe, expect, it } from "vitest";
import { GAP_LINK } from "../../../core/domain/layer.ts";
import { linksOf } from "../../../core/geo/adjacency.ts";
import { linkPieces } from "../../../core/geo/link-pieces.ts";
import { pieces } from "../../../core/geo/pieces.ts";
import { box, layerOf, unit } from "./layer-builder.ts";

const row = (...starts: number[]) =>
  layerOf(starts.map((x, i) => unit(String.fromCharCode(97 + i), [box(x, 0, x + 1, 1)])));

describe("pieces", () => {
  it("numbers connected pieces by their lowest unit", () => {
    const { pieceOfUnit, pieceCount } = pieces(row(0, 5, 1, 6).adjacency, null);
    expect(Array.from(pieceOfUnit)).toEqual([0, 1, 0, 1]);
    expect(pieceCount).toBe(2);
  });

  it("looks at members alone: what holds them together from outside does not count", () => {
    const { pieceOfUnit, pieceCount } = pieces(row(0, 1, 2).adjacency, Uint8Array.of(1, 0, 1));
    expect(Array.from(pieceOfUnit)).toEqual([0, -1, 1]);
    expect(pieceCount).toBe(2);
  });
});

describe("linkPieces", () => {
  it("joins the members of an extent over their shortest gaps, as gap links", () => {
    const layer = row(0, 1, 2, 3, 4.5);
    const isMember = Uint8Array.of(1, 0, 1, 0, 1);
    const adjacency = linkPieces(layer, isMember, GAP_LINK);
    expect(pieces(adjacency, isMember).pieceCount).toBe(1);
    const gaps = linksOf(adjacency).filter(({ kind }) => kind === GAP_LINK);
    expect(gaps).toEqual([
      { a: 0, b: 2, borderKm: 0, kind: GAP_LINK },
      { a: 2, b: 4, borderKm: 0, kind: GAP_LINK },
    ]);
  });

  it("changes nothing where the members hang together", () => {
    const layer = row(0, 1, 2);
    expect(linkPieces(layer, null, GAP_LINK)).toBe(layer.adjacency);
  });

  it("finds the short way over the date line", () => {
    const layer = row(-180, -100, 178);
    const links = linksOf(linkPieces(layer, null, GAP_LINK)).map(({ a, b }) => [a, b]);
    expect(links).toContainEqual([0, 2]);
    expect(links.length).toBe(2);
  });

  it("is a minimum spanning tree over the pieces", () => {
    // Scattered cells, compared with Prim's algorithm over all pairs of border vertices' distances.
    const places = [
      [0, 0],
      [3, 1],
      [7, 0],
      [1, 4],
      [5, 5],
      [9, 4],
      [12, 1],
      [4, 9],
    ] as const;
    const layer = layerOf(places.map(([x, y], i) => unit(String(i), [box(x, y, x + 1, y + 1)])));
    const found = linksOf(linkPieces(layer, null, GAP_LINK)).map(({ a, b }) => gap(places[a]!, places[b]!));
    const inTree = new Set([0]);
    const best: number[] = [];
    while (inTree.size < places.length) {
      let next = { to: -1, km: Infinity };
      for (const from of inTree) {
        places.forEach((place, to) => {
          const km = gap(places[from]!, place);
          if (!inTree.has(to) && km < next.km) next = { to, km };
        });
      }
      inTree.add(next.to);
      best.push(next.km);
    }
    const sum = (values: number[]): number => values.reduce((p, q) => p + q, 0);
    expect(found.length).toBe(best.length);
    // Degrees are not quite square near the equator: within one per cent is the same tree.
    expect(sum(found) / sum(best)).toBeLessThan(1.01);
  });
});

/** Distance in degrees between two unit cells given by their south-west corners. */
function gap(p: readonly [number, number], q: readonly [number, number]): number {
  const between = (a: number, b: number): number => Math.max(0, Math.abs(a - b) - 1);
  return Math.hypot(between(p[0], q[0]), between(p[1], q[1]));
}
