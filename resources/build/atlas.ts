import type { GeometryCollection, MultiPolygon, Polygon } from "topojson-specification";
import { known } from "../../core/domain/invariant.ts";
import { readTopology } from "./sources.ts";
import { toSteps, unbroken } from "./steps.ts";

/** A ring as x, y, x, y … in steps, closed: the last vertex is the first. */
export type Ring = Float64Array;

/** An area of the atlas. `arcs` are rings of arc numbers, `~n` for arc n backwards, outer ring first. */
export type AtlasArea = {
  readonly id: string;
  readonly name: string;
  readonly arcs: readonly (readonly (readonly number[])[])[];
};

/** States and counties of the Census Bureau's cartographic borders, on shared arcs. Areas ascend by id. */
export type Atlas = {
  /** Vertices of each arc as x, y, x, y … in steps. */
  readonly arcs: readonly Float64Array[];
  readonly states: readonly AtlasArea[];
  readonly counties: readonly AtlasArea[];
};

type Named = { name: string };
type AreaGeometry = (Polygon<Named> | MultiPolygon<Named>) & { id?: string | number };

export function readAtlas(): Atlas {
  const topology = readTopology("us-atlas", "counties-10m.json");
  const { scale, translate } = known(topology.transform, "transform of us-atlas");
  const arcs = topology.arcs.map((arc) => {
    const vertices = new Float64Array(2 * arc.length);
    let x = 0;
    let y = 0;
    arc.forEach((delta, i) => {
      x += known(delta[0]);
      y += known(delta[1]);
      vertices[2 * i] = unbroken(toSteps(x * scale[0] + translate[0]));
      vertices[2 * i + 1] = toSteps(y * scale[1] + translate[1]);
    });
    return vertices;
  });
  restoreFallsChurch(topology.objects["counties"], arcs);
  return { arcs, states: areasOf(topology.objects["states"]), counties: areasOf(topology.objects["counties"]) };
}

/**
 * The source's simplification has flattened the smallest county of all, Falls Church, Virginia, to a line there and
 * back. It gets two corners on its side towards Fairfax County, so that it has about its 5 km² and place.
 */
const FALLS_CHURCH = "51610";
const FALLS_CHURCH_CORNERS = [-77_172_000, 38_867_000, -77_189_000, 38_887_000];

function restoreFallsChurch(collection: unknown, arcs: Float64Array[]): void {
  const area = known(areasOf(collection).find(({ id }) => id === FALLS_CHURCH));
  const towardsFairfax = known(area.arcs[0]?.[0]?.[1], "second arc of Falls Church");
  const line = known(arcs[towardsFairfax]);
  if (line.length !== 4) throw new Error("Falls Church is no longer a line: see restoreFallsChurch");
  arcs[towardsFairfax] = Float64Array.of(...line.subarray(0, 2), ...FALLS_CHURCH_CORNERS, ...line.subarray(2));
}

/** The rings of an area's polygons, outer ring first. */
export function ringsOf({ arcs }: Pick<Atlas, "arcs">, area: AtlasArea): Ring[][] {
  return area.arcs.map((rings) => rings.map((numbers) => joinArcs(arcs, numbers)));
}

/** Area of a closed ring in square steps, positive when it runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  const x0 = known(ring[0]);
  const y0 = known(ring[1]);
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    twice += (known(ring[i]) - x0) * (known(ring[i + 3]) - y0) - (known(ring[i + 2]) - x0) * (known(ring[i + 1]) - y0);
  }
  return twice / 2;
}

function areasOf(collection: unknown): AtlasArea[] {
  const { geometries } = collection as GeometryCollection<Named>;
  return (geometries as AreaGeometry[])
    .map((geometry) => ({
      id: String(geometry.id),
      name: known(geometry.properties?.name, "name of an area"),
      arcs: geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function joinArcs(arcs: readonly Float64Array[], numbers: readonly number[]): Ring {
  const ring: number[] = [];
  for (const number of numbers) {
    const arc = known(arcs[number < 0 ? ~number : number], "arc");
    const count = arc.length / 2;
    for (let i = ring.length === 0 ? 0 : 1; i < count; i++) {
      const vertex = number < 0 ? count - 1 - i : i;
      ring.push(known(arc[2 * vertex]), known(arc[2 * vertex + 1]));
    }
  }
  return Float64Array.from(ring);
}
