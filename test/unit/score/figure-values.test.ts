import { expect, it } from "vitest";
import type { Figure } from "../../../core/domain/map-styling.ts";
import { territoryFigure, unitFigures } from "../../../core/score/figure-values.ts";

const layer = { unitCount: 4, areaKm2: Float64Array.of(100, 500, 0, 10) };
const measure = (key: string, ...perUnit: number[]) => ({
  measure: { key, label: key, kind: "number" as const },
  perUnit: Float64Array.from(perUnit),
});
/** The fourth unit is outside of the plan, the second has no account. */
const columns = {
  extent: Uint8Array.of(1, 1, 1, 0),
  measures: [measure("accounts", 2, 0, 5, 9), measure("revenue", 30, 0, 20, 9), measure("potential", 60, 0, 0, 9)],
};
const pair = { revenue: "revenue", potential: "potential" };

it.each<[Figure, number[]]>([
  [{ kind: "measure", measure: "revenue" }, [30, Number.NaN, 20, Number.NaN]],
  [{ kind: "density", measure: "accounts" }, [20, Number.NaN, Number.NaN, Number.NaN]],
  [{ kind: "penetration", ...pair }, [0.5, Number.NaN, Number.NaN, Number.NaN]],
  [{ kind: "whiteSpace", ...pair }, [30, Number.NaN, -20, Number.NaN]],
  [{ kind: "index", measure: "revenue" }, [Number.NaN, Number.NaN, Number.NaN, Number.NaN]],
  [{ kind: "measure", measure: "gone" }, [Number.NaN, Number.NaN, Number.NaN, Number.NaN]],
])("of units: %j", (figure, expected) => {
  expect([...unitFigures(figure, layer, columns)]).toEqual(expected);
});

it.each<[Figure, number | null]>([
  [{ kind: "measure", measure: "revenue" }, 80],
  [{ kind: "density", measure: "accounts" }, 20],
  [{ kind: "penetration", ...pair }, 0.8],
  [{ kind: "whiteSpace", ...pair }, 20],
  [{ kind: "index", measure: "revenue" }, 120],
  [{ kind: "index", measure: "potential" }, null],
])("of a territory: %j", (figure, expected) => {
  const scores = {
    id: "T1",
    name: "T1",
    owner: null,
    units: 3,
    accounts: 10,
    measures: { accounts: 10, revenue: 80, potential: 100 },
    target: {},
    index: { revenue: 120, potential: null },
    pieces: 1,
    areaKm2: 500,
    accountsPer1000Km2: 20,
    polsbyPopper: null,
    meanDistanceKm: null,
  };
  expect(territoryFigure(figure, scores)).toBe(expected);
});
