import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Change, Edit } from "../../../../core/domain/edit.ts";
import { UNASSIGNED } from "../../../../core/domain/territory.ts";
import { assignUnits } from "../../../../renderer/commands/assign-units.ts";
import { selectSameParent, shrinkSelection } from "../../../../renderer/commands/change-selection.ts";
import { setTools } from "../../../../renderer/commands/change-tools.ts";
import { planDissolution } from "../../../../renderer/commands/dissolve-territory.ts";
import { duplicateTerritory } from "../../../../renderer/commands/duplicate-territory.ts";
import { createGroup } from "../../../../renderer/commands/groups.ts";
import { liftAll } from "../../../../renderer/commands/hold-accounts.ts";
import { moveCursor } from "../../../../renderer/commands/move-cursor.ts";
import { proposeExchange } from "../../../../renderer/commands/propose-exchange.ts";
import { proposeNearest } from "../../../../renderer/commands/propose-nearest.ts";
import { takeUnits } from "../../../../renderer/commands/take-units.ts";
import { setClient } from "../../../../renderer/shell/api.ts";
import { notice } from "../../../../renderer/shell/notice.ts";
import { gestureStore, NO_GESTURE } from "../../../../renderer/stores/gesture-store.ts";
import { planStore } from "../../../../renderer/stores/plan-store.ts";
import { NO_OVERRIDES, scenarioStore } from "../../../../renderer/stores/scenario-store.ts";
import { selectionStore } from "../../../../renderer/stores/selection-store.ts";
import { readyTools, toolStore } from "../../../../renderer/stores/tool-store.ts";
import { FIRST_TREE, treeStore } from "../../../../renderer/stores/tree-store.ts";
import { viewStore } from "../../../../renderer/stores/view-store.ts";
import { fakeClient, showStrip } from "../small-plan.ts";

let commits: Edit[];
const assignment = () => [...scenarioStore.getState().assignment];
const changes = (): readonly Change[] => commits.flatMap((edit) => edit.changes);
const selected = () => [...selectionStore.getState().units].sort((a, b) => a - b);
const select = (...units: number[]) => selectionStore.setState({ units: new Set(units) });
const question = () => gestureStore.getState().question;

/** West is locked from now on. */
function lockWest(): void {
  const { territories } = scenarioStore.getState();
  const west = territories.get(0);
  if (west === undefined) throw new Error("no territory");
  scenarioStore.setState({ territories: new Map(territories).set(0, { ...west, locked: true }) });
}

beforeEach(() => {
  // u0 to u2 in West, u3 and u4 in East, u5 in none.
  showStrip();
  commits = [];
  let revision = 3;
  const commit = async ({ edit }: { edit: Edit }) => {
    commits.push(edit);
    return { revision: ++revision, undoLabel: edit.label, redoLabel: null };
  };
  setClient(fakeClient({ edit: { commit: commit as never } }));
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  vi.spyOn(notice, "info").mockImplementation(() => undefined);
  readyTools("p1");
  gestureStore.setState(NO_GESTURE);
  treeStore.setState(FIRST_TREE);
});

afterEach(() => {
  setClient(null);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("what a gesture has taken", () => {
  beforeEach(() => {
    setTools({ action: "assign" });
    viewStore.setState({ activeTerritory: 1 });
  });

  it("goes to the active territory; what others hold only after a yes, the rest alone when that is wished", async () => {
    const asked = takeUnits({ units: [2, 5], mode: "replace" });
    expect(question()).toMatchObject({ free: 1, held: [{ territory: 0, count: 1 }], locked: 0, target: 1 });
    question()?.answer({ take: "free", always: false });
    await asked;
    expect(assignment()).toEqual([0, 0, 0, 1, 1, 1]);
    const again = takeUnits({ units: [2], mode: "add" });
    question()?.answer({ take: "all", always: false });
    await again;
    expect(assignment()).toEqual([0, 0, 1, 1, 1, 1]);
    // It was not remembered.
    void takeUnits({ units: [1], mode: "replace" });
    expect(question()).not.toBeNull();
    question()?.answer({ take: "none", always: false });
  });

  it("goes to nobody with Alt, and nobody is asked", async () => {
    await takeUnits({ units: [0, 3], mode: "remove" });
    expect(question()).toBeNull();
    expect(assignment()).toEqual([UNASSIGNED, 0, 0, UNASSIGNED, 1, UNASSIGNED]);
  });

  it("leaves locked units alone, unasked, where that is the rule", async () => {
    scenarioStore.setState({ lockedUnits: Uint8Array.of(0, 0, 0, 1, 0, 0) });
    setTools({ skipLocked: true });
    await assignUnits([3, 5], 0);
    expect(question()).toBeNull();
    expect(assignment()).toEqual([0, 0, 0, 1, 1, 0]);
    expect(changes().map(({ kind }) => kind)).toEqual(["units"]);
  });
});

describe("a selection", () => {
  it("widens to its county, which those without one do not share", () => {
    const { layer } = planStore.getState();
    if (layer === null) throw new Error("no layer");
    const parents = [{ layer: "us-county", ids: ["A"], names: ["A"], index: Int32Array.of(0, 0, -1, -1, -1, 0) }];
    planStore.setState({ layer: { ...layer, parents } });
    select(0, 3);
    selectSameParent(0);
    expect(selected()).toEqual([0, 1, 5]);
  });

  it("has no rim where the plan ends", () => {
    const { columns } = planStore.getState();
    if (columns === null) throw new Error("no columns");
    planStore.setState({ columns: { ...columns, extent: Uint8Array.of(1, 1, 1, 0, 1, 1) } });
    select(0, 1, 2);
    shrinkSelection();
    expect(selected()).toEqual([0, 1, 2]);
  });

  it("is where the arrow keys begin", () => {
    select(1);
    moveCursor("right", false, () => 5);
    expect(toolStore.getState().cursor).toBe(2);
    moveCursor("right", true, () => 5);
    expect(selected()).toEqual([1, 2, 3]);
  });

  it("of two territories is exchanged, and of no more", () => {
    select(0, 3, 5);
    proposeExchange();
    expect(gestureStore.getState().proposal).toBeNull();
    select(0, 3);
    proposeExchange();
    expect([...(gestureStore.getState().proposal?.options[0]?.moves ?? [])]).toEqual([
      [0, 1],
      [3, 0],
    ]);
  });
});

describe("a lock", () => {
  it("keeps unassigned units where they are when all others find a territory", () => {
    proposeNearest();
    expect([...(gestureStore.getState().proposal?.options[0]?.moves ?? [])]).toEqual([[5, 1]]);
    gestureStore.setState(NO_GESTURE);
    scenarioStore.setState({ lockedUnits: Uint8Array.of(0, 0, 0, 0, 0, 1) });
    proposeNearest();
    expect(gestureStore.getState().proposal).toBeNull();
  });

  it("keeps a territory from gaining by what is dissolved beside it", () => {
    expect([...(planDissolution(1, "nearest")?.gains ?? [])]).toEqual([[0, 2]]);
    lockWest();
    expect([...(planDissolution(1, "nearest")?.gains ?? [])]).toEqual([[UNASSIGNED, 2]]);
  });

  it("is not duplicated with its territory", async () => {
    lockWest();
    await duplicateTerritory(0);
    expect(changes()).toMatchObject([{ kind: "territory", from: null, to: { name: "West copy", locked: false } }]);
  });
});

describe("the tree", () => {
  it("has a new group where all that is picked lies, and at the top where it lies apart", async () => {
    const { territories } = scenarioStore.getState();
    const [west, east] = [territories.get(0), territories.get(1)];
    if (west === undefined || east === undefined) throw new Error("no territories");
    const group = { index: 4, id: "G4", name: "North", parent: null, color: "#4d8ac6", owner: null, note: "" };
    scenarioStore.setState({
      groups: new Map([[4, group]]),
      nextGroup: 5,
      territories: new Map([
        [0, { ...west, group: 4 }],
        [1, east],
      ]),
    });
    treeStore.setState({ picked: new Set([0, 1]) });
    await createGroup();
    expect(changes()[0]).toMatchObject({ kind: "group", to: { parent: null } });
    commits = [];
    treeStore.setState({ picked: new Set([0]) });
    scenarioStore.setState({ territories: new Map([[0, { ...west, group: 4 }]]) });
    await createGroup();
    expect(changes()[0]).toMatchObject({ kind: "group", to: { parent: 4 } });
  });
});

describe("overrides", () => {
  it("are lifted for one territory alone", async () => {
    scenarioStore.setState({
      overrides: {
        ...NO_OVERRIDES,
        account: Int32Array.of(7, 8),
        unit: Int32Array.of(3, 0),
        territory: Int32Array.of(0, 1),
        reasons: ["named", "named"],
        measures: [Float64Array.of(1, 1), Float64Array.of(10, 10)],
      },
    });
    await liftAll(1);
    expect(changes()).toMatchObject([{ kind: "override", account: 8, to: null }]);
    expect([...scenarioStore.getState().overrides.account]).toEqual([7]);
  });
});
