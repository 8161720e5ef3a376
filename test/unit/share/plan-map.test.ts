import { describe, expect, it } from "vitest";
import { loadShippedLayer } from "../../../core/intake/postal/shipped-layers.ts";
import { drawPlanMap, type PlanMap } from "../../../core/share/map/plan-map.ts";
import { layerOfCells } from "../score/plan-builder.ts";
import { sharePlan } from "./share-plan.ts";

const SHEET = { x: 10, y: 20, width: 600, height: 400 };
const draw = (plan: Parameters<typeof drawPlanMap>[0]): PlanMap =>
  drawPlanMap(plan, { sheet: SHEET, tolerance: 0.3, labelSize: 10 });

const counties = await loadShippedLayer("us-county");
const states = await loadShippedLayer("us-state");

const allSpots = (map: PlanMap): readonly (readonly [number, number])[] =>
  [...map.territories, map.unassigned].flatMap(({ rings }) => rings.flat());

/** Area by the shoelace formula, holes counted off by their opposite turn. */
const drawnArea = (rings: readonly (readonly (readonly [number, number])[])[]): number =>
  Math.abs(
    rings.reduce(
      (sum, ring) =>
        sum +
        ring.reduce((twice, [x, y], i) => {
          const [nextX, nextY] = ring[(i + 1) % ring.length] as readonly [number, number];
          return twice + x * nextY - nextX * y;
        }, 0) /
          2,
      0,
    ),
  );

describe("drawPlanMap", () => {
  it("stays within the sheet and fills it in one direction", () => {
    const map = draw(
      sharePlan({ layer: counties, backdrop: states, states: ["08", "56"], territories: 4, accounts: 50 }),
    );
    const xs = allSpots(map).map(([x]) => x);
    const ys = allSpots(map).map(([, y]) => y);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(SHEET.x);
    expect(Math.max(...xs)).toBeLessThanOrEqual(SHEET.x + SHEET.width);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(SHEET.y);
    expect(Math.max(...ys)).toBeLessThanOrEqual(SHEET.y + SHEET.height);
    const filled = Math.max(
      (Math.max(...xs) - Math.min(...xs)) / SHEET.width,
      (Math.max(...ys) - Math.min(...ys)) / SHEET.height,
    );
    expect(filled).toBeGreaterThan(0.85);
    expect(map.frames).toHaveLength(1);
  });

  it("draws areas true to one another", () => {
    const plan = sharePlan({ layer: counties, states: ["08", "56", "31", "20"], territories: 6, accounts: 50 });
    const map = draw(plan);
    const scale = plan.scorecard.territories.map(
      ({ areaKm2 }, slot) => drawnArea(map.territories[slot]?.rings ?? []) / areaKm2,
    );
    expect(Math.max(...scale) / Math.min(...scale)).toBeLessThan(1.02);
  });

  it("puts Alaska and Hawaii into frames of their own, named, and whole", () => {
    const map = draw(
      sharePlan({ layer: counties, backdrop: states, states: ["02", "15", "53", "41"], territories: 5, accounts: 50 }),
    );
    expect(map.frames.map(({ label, isInset }) => [label, isInset])).toEqual([
      ["", false],
      ["Alaska", true],
      ["Hawaii", true],
    ]);
    const spots = allSpots(map);
    for (const { content } of map.frames) {
      const inside = spots.filter(
        ([x, y]) =>
          x >= content.x - 1 &&
          x <= content.x + content.width + 1 &&
          y >= content.y - 1 &&
          y <= content.y + content.height + 1,
      );
      expect(inside.length).toBeGreaterThan(20);
    }
    expect(spots.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });

  it("lets neighbours share their border after thinning", () => {
    const map = draw(sharePlan({ layer: counties, states: ["19"], territories: 2, accounts: 50 }));
    const [a, b] = map.territories.map(
      ({ rings }) => new Set(rings.flat().map(([x, y]) => `${x.toFixed(6)} ${y.toFixed(6)}`)),
    );
    const shared = [...(a ?? [])].filter((spot) => b?.has(spot));
    expect(shared.length).toBeGreaterThan(10);
  });

  it("keeps holes, and draws what nobody has apart", () => {
    // A ring of eight squares around one that no territory has.
    const cells = [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => [[column, row] as const]));
    const plan = sharePlan({ layer: layerOfCells(cells), territories: 1, accounts: 5 });
    const centre = plan.layer.pointLng.findIndex(
      (lng, unit) => Math.abs(lng + 89.25) < 0.1 && Math.abs((plan.layer.pointLat[unit] as number) - 40.75) < 0.1,
    );
    const map = draw({ ...plan, assignment: plan.assignment.map((slot, unit) => (unit === centre ? -1 : slot)) });
    expect(map.territories[0]?.rings).toHaveLength(2);
    expect(map.unassigned.rings).toHaveLength(1);
    expect(drawnArea(map.territories[0]?.rings ?? []) / drawnArea(map.unassigned.rings)).toBeCloseTo(8, 0);
  });

  it("draws a plan without territories or units", () => {
    const plan = sharePlan({ layer: layerOfCells([[[0, 0]]]), territories: 1, accounts: 1 });
    const map = draw({ ...plan, territories: [], assignment: Int32Array.of(-1), extent: Uint8Array.of(0) });
    expect(map.territories).toEqual([]);
    expect(map.unassigned).toEqual({ rings: [], label: null });
  });
});
