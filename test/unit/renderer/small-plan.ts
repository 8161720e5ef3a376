import type { Layer } from "../../../core/domain/layer.ts";
import { TERRITORY_COLORS } from "../../../core/domain/palette.ts";
import { encodePlanColumns, encodeScenarioColumns, type ScenarioColumns } from "../../../core/domain/plan-columns.ts";
import { makeTerritory, type Territory } from "../../../core/domain/territory.ts";
import { buildLayer } from "../../../core/geo/build-layer.ts";
import { showScenario } from "../../../renderer/commands/load-scenario.ts";
import type { Client } from "../../../renderer/shell/api.ts";
import { NO_PLAN, type PlanSnapshot, planStore } from "../../../renderer/stores/plan-store.ts";
import { NO_OVERRIDES, NO_SCENARIO, scenarioStore } from "../../../renderer/stores/scenario-store.ts";
import { NOTHING_SELECTED, selectionStore } from "../../../renderer/stores/selection-store.ts";
import { FIRST_VIEW, viewStore } from "../../../renderer/stores/view-store.ts";

/** A strip of six unit squares, one degree wide each: u0 … u5 from west to east. */
export function stripLayer(): Layer {
  const features = Array.from({ length: 6 }, (_, i) => ({
    id: `u${i}`,
    name: `Unit ${i}`,
    polygons: [
      [
        [
          [i, 0],
          [i + 1, 0],
          [i + 1, 1],
          [i, 1],
          [i, 0],
        ],
      ],
    ],
  }));
  const meta = {
    id: "strip",
    title: "Strip",
    unitNoun: "square",
    unitNounPlural: "squares",
    approximate: false,
    vintage: "",
    source: "",
    licence: "",
  };
  return buildLayer({ meta, features, linkPieces: false }).layer;
}

export const territory = (index: number, name = `T${index}`): Territory =>
  makeTerritory({
    index,
    id: `T${index}`,
    name,
    color: TERRITORY_COLORS[index % TERRITORY_COLORS.length] ?? "#4d8ac6",
  });

/** u0 … u2 in West, u3 … u4 in East, u5 in none; u5 belongs to the extent, and each unit has one account of 10. */
const STRIP_SCENARIO: ScenarioColumns = {
  revision: 3,
  undoLabel: null,
  redoLabel: null,
  territories: [territory(0, "West"), territory(1, "East")],
  groups: [],
  allLocked: false,
  assignment: Int32Array.of(0, 0, 0, 1, 1, -1),
  lockedUnits: new Uint8Array(6),
  overrides: { ...NO_OVERRIDES, measures: [new Float64Array(0), new Float64Array(0)] },
};

const REVENUE = { key: "revenue", label: "Revenue", kind: "money" } as const;
const ACCOUNTS = { key: "accounts", label: "Accounts", kind: "count" } as const;

const STRIP_COLUMNS = {
  extent: Uint8Array.of(1, 1, 1, 1, 1, 1),
  gapLinks: { from: new Int32Array(0), to: new Int32Array(0) },
  measures: [
    { measure: ACCOUNTS, perUnit: Float64Array.of(1, 1, 1, 1, 1, 1) },
    { measure: REVENUE, perUnit: Float64Array.of(10, 10, 10, 10, 10, 10) },
  ],
};

function stripSnapshot(layer: Layer): PlanSnapshot {
  return {
    summary: {
      id: "p1",
      name: "Strip",
      layer: "strip",
      currency: "USD",
      createdAtMs: 0,
      accountCount: 6,
      rejectedCount: 0,
      repairedCount: 0,
      extentUnitCount: 6,
    },
    path: "/strip.bailiwick",
    layer: layer.meta,
    layerKey: layer.meta.id,
    sight: { bounds: null, unitLineZoom: 0 },
    measures: [ACCOUNTS, REVENUE],
    balance: { revenue: 1 },
    tolerance: 0.05,
    attributes: [],
    scenarios: [{ id: "s1", name: "Plan 1", parentId: null, isBaseline: false, territoryCount: 2, createdAtMs: 0 }],
    activeScenarioId: "s1",
  };
}

/** Puts the strip plan on screen, without a service. */
export function showStrip(): Layer {
  const layer = stripLayer();
  planStore.setState({
    ...NO_PLAN,
    snapshot: stripSnapshot(layer),
    layer,
    columns: STRIP_COLUMNS,
    extentUnits: Int32Array.of(0, 1, 2, 3, 4, 5),
  });
  scenarioStore.setState(NO_SCENARIO);
  selectionStore.setState(NOTHING_SELECTED);
  viewStore.setState(FIRST_VIEW);
  showScenario("s1", STRIP_SCENARIO);
  return layer;
}

export const stripPacks: Readonly<Record<string, () => Uint8Array<ArrayBuffer>>> = {
  "/scenarios/s1.pack": () => encodeScenarioColumns(STRIP_SCENARIO),
  "/plan/columns.pack": () => encodePlanColumns(STRIP_COLUMNS),
};

/** Parts of a client; a call that the test did not foresee fails loudly. */
export function fakeClient(parts: { readonly [Group in keyof Client]?: Partial<Client[Group]> }): Client {
  const group = (name: string, calls: object) =>
    new Proxy(calls, {
      get: (target, call) => {
        const found = Reflect.get(target, call) as unknown;
        if (found === undefined) throw new Error(`unexpected call: ${name}.${String(call)}`);
        return found;
      },
    });
  return new Proxy(parts, {
    get: (target, name) => group(String(name), (Reflect.get(target, name) as object | undefined) ?? {}),
  }) as Client;
}
