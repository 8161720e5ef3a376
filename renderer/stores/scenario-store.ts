import { createStore } from "zustand/vanilla";
import type { Group, GroupIndex } from "../../core/domain/group.ts";
import type { OverrideColumns } from "../../core/domain/plan-columns.ts";
import type { Scorecard } from "../../core/domain/scorecard.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";

export type SaveState = "saved" | "saving" | "failed";

/** The scenario on screen. What the user just did is in here before the service has confirmed it. */
export type ScenarioState = {
  readonly id: string | null;
  /** Of the journal, as last confirmed by the service. */
  readonly revision: number;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
  readonly assignment: Int32Array;
  readonly overrides: OverrideColumns;
  readonly groups: ReadonlyMap<GroupIndex, Group>;
  /** 1 per unit of the layer that is locked. Ask core/domain/locks.ts what a lock forbids. */
  readonly lockedUnits: Uint8Array;
  readonly allLocked: boolean;
  /** Numbers of territories are never given twice, also after a deletion: the next free one. */
  readonly nextTerritory: TerritoryIndex;
  /** As nextTerritory, for groups. */
  readonly nextGroup: GroupIndex;
  readonly scorecard: Scorecard | null;
  /** Scores of the baseline; null when there is none, or when the scenario on screen is the baseline. */
  readonly baselineScorecard: Scorecard | null;
  readonly save: SaveState;
  /** When the plan file last took a change of this session. */
  readonly savedAtMs: number | null;
};

export const NO_OVERRIDES: OverrideColumns = {
  account: new Int32Array(0),
  unit: new Int32Array(0),
  territory: new Int32Array(0),
  measures: [],
  baselineHolder: new Int32Array(0),
  lng: new Float64Array(0),
  lat: new Float64Array(0),
  reasons: [],
};

export const NO_SCENARIO: ScenarioState = {
  id: null,
  revision: 0,
  undoLabel: null,
  redoLabel: null,
  territories: new Map(),
  assignment: new Int32Array(0),
  overrides: NO_OVERRIDES,
  groups: new Map(),
  lockedUnits: new Uint8Array(0),
  allLocked: false,
  nextTerritory: 0,
  nextGroup: 0,
  scorecard: null,
  baselineScorecard: null,
  save: "saved",
  savedAtMs: null,
};

export const scenarioStore = createStore<ScenarioState>(() => NO_SCENARIO);
