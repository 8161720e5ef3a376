import { known } from "../../core/domain/invariant.ts";
import { type PlanarGraph, planarGraph } from "../../core/geo/planar-faces.ts";
import { type Segments, snapRound } from "../../core/geo/snap-round.ts";
import { type Atlas, ringsOf, signedArea } from "./atlas.ts";
import { NONE, SILENT, voteByLength } from "./cycle-labels.ts";

/** What lies on one hand of a segment: a county or NONE, and a ZIP site or SILENT where it parts no two ZIPs. */
export type Side = { readonly county: number; readonly site: number };
export type SideColumns = { readonly county: Int32Array; readonly site: Int32Array };

type Ends = { readonly ax: number; readonly ay: number; readonly bx: number; readonly by: number };

/** Segments in the making, each with what lies on its two hands. */
export class LabelledSegments {
  private readonly ends: Ends[] = [];
  private readonly left: Side[] = [];
  private readonly right: Side[] = [];

  add(ends: Ends, left: Side, right: Side): void {
    this.ends.push(ends);
    this.left.push(left);
    this.right.push(right);
  }

  collected(): { segments: Segments; left: SideColumns; right: SideColumns } {
    const end = (name: keyof Ends): Float64Array => Float64Array.from(this.ends, (ends) => ends[name]);
    const columns = (sides: readonly Side[]): SideColumns => ({
      county: Int32Array.from(sides, ({ county }) => county),
      site: Int32Array.from(sides, ({ site }) => site),
    });
    return {
      segments: { ax: end("ax"), ay: end("ay"), bx: end("bx"), by: end("by") },
      left: columns(this.left),
      right: columns(this.right),
    };
  }
}

/** Every county border of the atlas once. */
export function countyBorders(atlas: Atlas): LabelledSegments {
  const sides = countiesOfArcs(atlas);
  const borders = new LabelledSegments();
  atlas.arcs.forEach((arc, n) => {
    const { left, right } = known(sides[n]);
    if (left === NONE && right === NONE) return;
    for (let i = 0; i + 3 < arc.length; i += 2) {
      const ends = { ax: known(arc[i]), ay: known(arc[i + 1]), bx: known(arc[i + 2]), by: known(arc[i + 3]) };
      borders.add(ends, { county: left, site: SILENT }, { county: right, site: SILENT });
    }
  });
  return borders;
}

/** The counties as a planar graph: where simplified borders of the atlas cross each other, every place gets one county. */
export function countyGraph(atlas: Atlas): { graph: PlanarGraph; countyOfCycle: Int32Array } {
  const { segments, left, right } = countyBorders(atlas).collected();
  const graph = planarGraph(snapRound(segments));
  return { graph, countyOfCycle: voteByLength(graph, left.county, right.county) };
}

function countiesOfArcs(atlas: Atlas): { left: number; right: number }[] {
  const sides = atlas.arcs.map(() => ({ left: NONE, right: NONE }));
  atlas.counties.forEach((area, county) => {
    const polygons = ringsOf(atlas, area);
    area.arcs.forEach((rings, p) => {
      rings.forEach((numbers, r) => {
        const ringArea = signedArea(known(polygons[p]?.[r]));
        // Simplification has flattened some islets to a line there and back.
        if (ringArea === 0) return;
        const isHole = r > 0;
        const isInsideLeft = ringArea > 0 !== isHole;
        for (const number of numbers) {
          const side = known(sides[number < 0 ? ~number : number]);
          if (number < 0 !== isInsideLeft) side.left = county;
          else side.right = county;
        }
      });
    });
  });
  return sides;
}
