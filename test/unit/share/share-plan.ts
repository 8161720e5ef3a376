import type { Layer } from "../../../core/domain/layer.ts";
import { TERRITORY_COLORS } from "../../../core/domain/palette.ts";
import { seededRandom } from "../../../core/domain/random.ts";
import { makeTerritory, type Territory } from "../../../core/domain/territory.ts";
import { colorTerritories } from "../../../core/geo/color-territories.ts";
import { scoreScenario } from "../../../core/score/scorecard.ts";
import type { SharedAccount, ShareInput } from "../../../core/share/share-input.ts";
import { scoreInputs, type TestAccount } from "../score/plan-builder.ts";

export type SharePlanWishes = {
  readonly layer: Layer;
  readonly backdrop?: Layer | null;
  /** Ids of the states whose units are the extent; all units when left out. */
  readonly states?: readonly string[];
  readonly territories: number;
  readonly accounts: number;
  readonly nameOf?: (slot: number) => string;
  readonly locale?: string;
  readonly changes?: Partial<ShareInput>;
};

/** A plan as the studio would hand it to the writers: territories cut by halving, accounts drawn from a seeded source. */
export function sharePlan(wishes: SharePlanWishes): ShareInput {
  const { layer, backdrop = null, states, nameOf = defaultName, locale = "en-US" } = wishes;
  const parent = layer.parents.find((each) => each.layer === "us-state");
  const isDrawn = (unit: number): boolean =>
    states === undefined ||
    states.includes(
      parent === undefined ? (layer.ids[unit] as string) : (parent.ids[parent.index[unit] as number] ?? ""),
    );
  const outside = Array.from({ length: layer.unitCount }, (_, unit) => unit).filter((unit) => !isDrawn(unit));
  const drawn = Array.from({ length: layer.unitCount }, (_, unit) => unit).filter(isDrawn);

  const random = seededRandom(11);
  const accounts = Array.from(
    { length: wishes.accounts },
    (): TestAccount => ({
      unit: drawn[Math.floor(random() * drawn.length)] as number,
      revenue: Math.round(1_000_000 * random() ** 3) / 100,
      before: `Rep ${Math.floor(random() * wishes.territories)}`,
    }),
  );
  const weights = new Float64Array(layer.unitCount);
  for (const { unit, revenue } of accounts) weights[unit] = (weights[unit] as number) + revenue;
  const assignment = halve(layer, drawn, weights, wishes.territories);
  const colors = colorTerritories(layer.adjacency, assignment, wishes.territories, TERRITORY_COLORS.length);
  const territories = Array.from(
    { length: wishes.territories },
    (_, slot): Territory =>
      makeTerritory({
        index: slot,
        id: `T${String(slot + 1).padStart(2, "0")}`,
        name: nameOf(slot),
        color: TERRITORY_COLORS[colors[slot] as number] as string,
        owner: slot % 7 === 3 ? null : `Rep ${slot}`,
      }),
  );
  const inputs = scoreInputs({
    layer,
    accounts,
    territories,
    assignment: [...assignment],
    outsideExtent: outside,
    hasBaseline: true,
  });
  return {
    plan: {
      id: "plan-1",
      name: "Field sales 2027",
      layer: layer.meta.id,
      currency: "USD",
      createdAtMs: Date.UTC(2026, 10, 1),
      accountCount: accounts.length,
      rejectedCount: 2,
      repairedCount: 1,
      extentUnitCount: drawn.length,
    },
    layer,
    scenario: { id: "s1", name: "Balanced on revenue" },
    measures: inputs.columns.measures.map(({ measure }) => measure),
    balance: { revenue: 1 },
    extent: inputs.columns.extent,
    territories,
    groups: [],
    assignment,
    scorecard: scoreScenario(inputs),
    solve: {
      settings: { territories: wishes.territories, balance: { revenue: 1 }, tolerance: 0.05 },
      seed: 1,
      seconds: 1.9,
    },
    accounts: () => accounts.map(({ unit }, row): SharedAccount => ({ id: `A${row + 2}`, unit, override: null })),
    rejected: () => [{ row: 3, column: "Zip", value: "00000", problem: "unknown ZIP" }],
    repairs: () => [{ row: 4, column: "Zip", value: "501", repair: "leading zeros restored: 00501" }],
    backdrop,
    locale,
    writtenAtMs: Date.UTC(2026, 10, 22),
    ...wishes.changes,
  };
}

const NAMES = [
  "Puget Sound",
  "Bay Area",
  "Great Lakes",
  "Gulf Coast",
  "New England",
  "Piedmont",
  "High Plains",
  "Rio Grande",
];
const defaultName = (slot: number): string =>
  slot < NAMES.length
    ? (NAMES[slot] as string)
    : `${NAMES[slot % NAMES.length]} ${1 + Math.floor(slot / NAMES.length)}`;

/** Halves the units at the weighted middle of the longer side until there are enough parts. */
function halve(layer: Layer, units: readonly number[], weights: Float64Array, parts: number): Int32Array {
  const assignment = new Int32Array(layer.unitCount).fill(-1);
  let next = 0;
  const split = (group: readonly number[], count: number): void => {
    if (count <= 1) {
      for (const unit of group) assignment[unit] = next;
      next++;
      return;
    }
    const east = (unit: number): number => (layer.pointLng[unit] as number) * 0.77;
    const north = (unit: number): number => layer.pointLat[unit] as number;
    const spread = (of: (unit: number) => number): number => Math.max(...group.map(of)) - Math.min(...group.map(of));
    const by = spread(east) > spread(north) ? east : north;
    const sorted = group.toSorted((a, b) => by(a) - by(b));
    const whole = sorted.reduce((sum, unit) => sum + (weights[unit] as number), 0);
    const first = Math.floor(count / 2);
    let sum = 0;
    let cut = 0;
    while (cut < sorted.length - 1 && sum < (whole * first) / count) sum += weights[sorted[cut++] as number] as number;
    split(sorted.slice(0, cut), first);
    split(sorted.slice(cut), count - first);
  };
  split(units, parts);
  return assignment;
}
