import type { Layer } from "../../../core/domain/layer.ts";
import type { Measure } from "../../../core/domain/measure.ts";
import type { Holdings, OverrideColumns, PlanColumns } from "../../../core/domain/plan-columns.ts";
import { makeTerritory, type Territory, UNASSIGNED } from "../../../core/domain/territory.ts";
import { buildLayer } from "../../../core/geo/build-layer.ts";
import type { ScoreInputs } from "../../../core/score/score-inputs.ts";

/** A square of half a degree; column 0, row 0 lies at 90° W, 40° N. */
export type Cell = readonly [column: number, row: number];

const CELL_DEGREES = 0.5;
const WEST = -90;
const SOUTH = 40;

export function squareAt([column, row]: Cell, cellDegrees = CELL_DEGREES): number[][] {
  const [west, south] = [WEST + column * cellDegrees, SOUTH + row * cellDegrees];
  const [east, north] = [WEST + (column + 1) * cellDegrees, SOUTH + (row + 1) * cellDegrees];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A layer whose units are made of squares; unit i has the id unitId(i) and the cells `units[i]`. */
export function layerOfCells(units: readonly (readonly Cell[])[], cellDegrees = CELL_DEGREES): Layer {
  return buildLayer({
    meta: {
      id: "imported-test",
      title: "Squares",
      unitNoun: "square",
      unitNounPlural: "squares",
      approximate: false,
      vintage: "2026",
      source: "drawn for a test",
      licence: "CC0",
    },
    features: units.map((cells, i) => ({
      id: unitId(i),
      name: `Square ${i}`,
      polygons: cells.map((cell) => [squareAt(cell, cellDegrees)]),
    })),
    linkPieces: false,
  }).layer;
}

const unitId = (unit: number): string => `U${String(unit).padStart(5, "0")}`;

export const REVENUE: Measure = { key: "revenue", label: "Revenue", kind: "money" };
export const COUNT: Measure = { key: "accounts", label: "Accounts", kind: "count" };

/** An account as a test thinks of it; the columns are made from a list of these. */
export type TestAccount = {
  readonly unit: number;
  readonly revenue: number;
  /** Who held it in the baseline. */
  readonly before?: string | null;
  /** Territory index that holds it whatever its unit says. */
  readonly override?: number;
};

export const territory = (index: number, wishes: Partial<Territory> = {}): Territory =>
  makeTerritory({ index, id: `T${index}`, name: `Territory ${index}`, color: "#4477aa", ...wishes });

export type TestPlan = {
  readonly layer: Layer;
  readonly accounts: readonly TestAccount[];
  readonly territories: readonly Territory[];
  /** Territory index per unit. */
  readonly assignment: readonly number[];
  readonly outsideExtent?: readonly number[];
  readonly gapLinks?: readonly (readonly [number, number])[];
  readonly hasBaseline?: boolean;
  readonly balance?: Record<string, number>;
};

export function scoreInputs(plan: TestPlan): ScoreInputs {
  const { layer, accounts, territories, outsideExtent = [], gapLinks = [] } = plan;
  const columns: PlanColumns = {
    extent: Uint8Array.from({ length: layer.unitCount }, (_, unit) => (outsideExtent.includes(unit) ? 0 : 1)),
    gapLinks: {
      from: Int32Array.from(gapLinks, ([from]) => from),
      to: Int32Array.from(gapLinks, ([, to]) => to),
    },
    measures: [
      { measure: COUNT, perUnit: perUnit(layer.unitCount, accounts, () => 1) },
      { measure: REVENUE, perUnit: perUnit(layer.unitCount, accounts, ({ revenue }) => revenue) },
    ],
  };
  const holdings = plan.hasBaseline === true ? holdingsOf(layer.unitCount, accounts) : null;
  return {
    layer,
    columns,
    scenario: {
      territories,
      assignment: Int32Array.from({ length: layer.unitCount }, (_, unit) => plan.assignment[unit] ?? UNASSIGNED),
      overrides: overridesOf(accounts, holdings),
    },
    balance: plan.balance ?? { revenue: 1 },
    holdings,
  };
}

function perUnit(
  unitCount: number,
  accounts: readonly TestAccount[],
  value: (account: TestAccount) => number,
): Float64Array {
  const sums = new Float64Array(unitCount);
  for (const account of accounts) sums[account.unit] = (sums[account.unit] as number) + value(account);
  return sums;
}

function overridesOf(accounts: readonly TestAccount[], holdings: Holdings | null): OverrideColumns {
  const held = accounts.flatMap((account, row) => (account.override === undefined ? [] : [{ ...account, row }]));
  return {
    account: Int32Array.from(held, ({ row }) => row),
    unit: Int32Array.from(held, ({ unit }) => unit),
    territory: Int32Array.from(held, ({ override }) => override as number),
    measures: [Float64Array.from(held, () => 1), Float64Array.from(held, ({ revenue }) => revenue)],
    lng: new Float64Array(held.length),
    lat: new Float64Array(held.length),
    baselineHolder: Int32Array.from(held, ({ before }) =>
      before === null || before === undefined || holdings === null ? -1 : holdings.holders.indexOf(before),
    ),
    reasons: held.map(() => "named account"),
  };
}

function holdingsOf(unitCount: number, accounts: readonly TestAccount[]): Holdings {
  const holders = [...new Set(accounts.flatMap(({ before }) => (typeof before === "string" ? [before] : [])))];
  const offsets: number[] = [0];
  const holder: number[] = [];
  const counts: number[] = [];
  const revenues: number[] = [];
  const ofUnit = grouped(accounts, ({ unit }) => unit);
  for (let unit = 0; unit < unitCount; unit++) {
    const ofHolder = grouped(ofUnit.get(unit) ?? [], ({ before }) => before ?? null);
    for (const [name, here] of ofHolder) {
      if (name === null) continue;
      holder.push(holders.indexOf(name));
      counts.push(here.length);
      revenues.push(here.reduce((sum, { revenue }) => sum + revenue, 0));
    }
    offsets.push(holder.length);
  }
  return {
    holders,
    offsets: Int32Array.from(offsets),
    holder: Int32Array.from(holder),
    measures: [Float64Array.from(counts), Float64Array.from(revenues)],
  };
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
