import { describe, expect, it } from "vitest";
import { GAP_LINK } from "../../../core/domain/layer.ts";
import { seededRandom } from "../../../core/domain/random.ts";
import { linksOf } from "../../../core/geo/adjacency.ts";
import { distanceKm } from "../../../core/geo/arc-length.ts";
import { boundaryPlaces } from "../../../core/geo/boundary-places.ts";
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

  it.each([1, 2, 3])("is a minimum spanning tree over ragged islands, as Prim finds it (%i)", (seed) => {
    const random = seededRandom(seed);
    const layer = layerOf(Array.from({ length: 9 }, (_, i) => raggedIsland(String(i), random)));
    const places = boundaryPlaces(layer.topology, null, 5);
    const placesOfUnit = layer.ids.map((_, of) => [...places.unit.keys()].filter((i) => places.unit[i] === of));
    const gaps = layer.ids.map(() => new Float64Array(layer.unitCount));
    placesOfUnit.forEach((ofA, a) => {
      for (let b = 0; b < a; b++) {
        let km = Infinity;
        for (const i of ofA) {
          for (const j of placesOfUnit[b]!) {
            km = Math.min(km, distanceKm(places.lng[i]!, places.lat[i]!, places.lng[j]!, places.lat[j]!));
          }
        }
        gaps[a]![b] = km;
        gaps[b]![a] = km;
      }
    });
    const isIn = new Set([0]);
    let primKm = 0;
    while (isIn.size < layer.unitCount) {
      const steps = [...isIn].flatMap((a) =>
        Array.from(gaps[a]!, (km, b) => ({ b, km })).filter(({ b }) => !isIn.has(b)),
      );
      const { b, km } = steps.reduce((p, q) => (q.km < p.km ? q : p));
      isIn.add(b);
      primKm += km;
    }
    const links = linksOf(linkPieces(layer, null, GAP_LINK));
    expect(links.length).toBe(layer.unitCount - 1);
    expect(links.reduce((sum, { a, b }) => sum + gaps[a]![b]!, 0)).toBeCloseTo(primKm, 3);
  });
});

/** A star of 24 rays somewhere in a field of 12 × 8 degrees, which it does not share with its neighbours. */
function raggedIsland(id: string, random: () => number): ReturnType<typeof unit> {
  const at = Number(id);
  const [x, y] = [3 * (at % 4) + random(), 3 * Math.floor(at / 4) + random()];
  const ring = Array.from({ length: 24 }, (_, i) => {
    const [angle, reach] = [(i * Math.PI) / 12, 0.2 + 0.75 * random()];
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const;
  });
  return unit(id, [ring]);
}
