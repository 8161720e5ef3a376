import { ORPCError } from "@orpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Edit, invertEdit } from "../../../../core/domain/edit.ts";
import { assignSelection, assignUnits, unassignSelection } from "../../../../renderer/commands/assign-units.ts";
import { changeTerritory } from "../../../../renderer/commands/change-territory.ts";
import { createTerritory } from "../../../../renderer/commands/create-territory.ts";
import { deleteTerritory } from "../../../../renderer/commands/delete-territory.ts";
import { redo, undo } from "../../../../renderer/commands/undo.ts";
import { setClient } from "../../../../renderer/shell/api.ts";
import { notice } from "../../../../renderer/shell/notice.ts";
import { writesSettled } from "../../../../renderer/shell/write-queue.ts";
import { gestureStore } from "../../../../renderer/stores/gesture-store.ts";
import { planStore } from "../../../../renderer/stores/plan-store.ts";
import { scenarioStore } from "../../../../renderer/stores/scenario-store.ts";
import { selectionStore } from "../../../../renderer/stores/selection-store.ts";
import { readyTools } from "../../../../renderer/stores/tool-store.ts";
import { viewStore } from "../../../../renderer/stores/view-store.ts";
import { fakeClient, showStrip, stripPacks } from "../small-plan.ts";

type Commit = { scenarioId: string; revision: number; edit: Edit };

/** A journal that keeps what it is given, and refuses when it is told to. */
function journal() {
  const commits: Commit[] = [];
  const undone: Edit[] = [];
  const state = { revision: 3, refuses: false };
  const answer = () => ({
    revision: state.revision,
    undoLabel: commits.at(-1)?.edit.label ?? null,
    redoLabel: undone.at(-1)?.label ?? null,
  });
  const refusal = () =>
    new ORPCError("PROBLEM", {
      defined: true,
      data: { kind: "edit-refused", sentence: "Somebody else has changed the plan." },
    });
  const client = fakeClient({
    edit: {
      commit: (async (commit: Commit) => {
        if (state.refuses || commit.revision !== state.revision) throw refusal();
        commits.push(commit);
        undone.length = 0;
        state.revision++;
        return answer();
      }) as never,
      undo: async () => {
        const last = commits.pop();
        if (last === undefined) throw refusal();
        undone.push(last.edit);
        state.revision++;
        return { state: answer(), applied: invertEdit(last.edit) };
      },
      redo: (async ({ scenarioId }: Commit) => {
        const edit = undone.pop();
        if (edit === undefined) throw refusal();
        commits.push({ scenarioId, revision: state.revision, edit });
        state.revision++;
        return { state: answer(), applied: edit };
      }) as never,
    },
  });
  return { commits, state, client };
}

let kept: ReturnType<typeof journal>;
const assignment = () => [...scenarioStore.getState().assignment];
const revenueOf = (id: string) =>
  scenarioStore.getState().scorecard?.territories.find((each) => each.id === id)?.measures["revenue"];

beforeEach(() => {
  showStrip();
  kept = journal();
  setClient(kept.client);
  vi.stubGlobal("fetch", async (url: string) => {
    const pack = stripPacks[url];
    if (pack === undefined) throw new Error(`unexpected fetch of ${url}`);
    return new Response(pack());
  });
});

afterEach(() => {
  setClient(null);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("an edit", () => {
  it("is on screen, scores included, before the service has answered", async () => {
    const written = assignUnits([3], 0);
    expect(assignment()).toEqual([0, 0, 0, 0, 1, -1]);
    expect(revenueOf("T0")).toBe(40);
    expect(scenarioStore.getState().save).toBe("saving");
    await written;
    expect(scenarioStore.getState()).toMatchObject({
      save: "saved",
      revision: 4,
      undoLabel: "Moved 1 square into West: Revenue +$10",
    });
  });

  it("names what it moves, and where each unit came from", async () => {
    await assignUnits([2, 3, 5], 1);
    expect(kept.commits[0]).toEqual({
      scenarioId: "s1",
      revision: 3,
      edit: {
        label: "Moved 2 squares into East: Revenue +$20",
        changes: [{ kind: "units", units: [2, 5], from: [0, -1], to: [1, 1] }],
      },
    });
  });

  it("reaches the journal in the order of the gestures, each at the revision of the one before", async () => {
    await Promise.all([assignUnits([3], 0), assignUnits([4], 0), assignUnits([3], 1)]);
    expect(kept.commits.map(({ revision }) => revision)).toEqual([3, 4, 5]);
    expect(assignment()).toEqual([0, 0, 0, 1, 0, -1]);
  });

  it("that changes nothing is not written", async () => {
    await assignUnits([0, 1], 0);
    expect(kept.commits).toEqual([]);
  });

  it("leaves units outside the plan's extent alone", async () => {
    const { columns } = planStore.getState();
    if (columns === null) throw new Error("no plan");
    planStore.setState({ columns: { ...columns, extent: Uint8Array.of(1, 1, 1, 1, 1, 0) } });
    await assignUnits([4, 5], 0);
    expect(assignment()).toEqual([0, 0, 0, 1, 0, -1]);
  });

  it("that the service refuses is taken back, with the reason", async () => {
    const problem = vi.spyOn(notice, "problem").mockImplementation(() => undefined);
    kept.state.refuses = true;
    await assignUnits([3, 4], 0);
    expect(assignment()).toEqual([0, 0, 0, 1, 1, -1]);
    expect(revenueOf("T1")).toBe(20);
    expect(scenarioStore.getState().save).toBe("saved");
    expect(problem).toHaveBeenCalledWith(expect.stringContaining("Somebody else has changed the plan."));
  });
});

describe("a lock", () => {
  it("keeps an edit from being begun, and says what stands in the way", async () => {
    const info = vi.spyOn(notice, "info").mockImplementation(() => undefined);
    const west = scenarioStore.getState().territories.get(0);
    if (west === undefined) throw new Error("no territory");
    scenarioStore.setState({
      territories: new Map(scenarioStore.getState().territories).set(0, { ...west, locked: true }),
      lockedUnits: Uint8Array.of(0, 0, 0, 1, 0, 0),
    });
    await assignUnits([4], 0);
    expect(info).toHaveBeenLastCalledWith("“West” is locked. Unlock it first.");
    expect(kept.commits).toEqual([]);
    expect(assignment()).toEqual([0, 0, 0, 1, 1, -1]);
    await assignUnits([4], -1);
    expect(kept.commits).toHaveLength(1);
  });

  it("of a territory is named as the territory's: what leaves it is not locked itself", async () => {
    const { territories } = scenarioStore.getState();
    const east = { ...territories.get(0)!, locked: true };
    scenarioStore.setState({ territories: new Map([...territories, [0, east]]) });
    const asked = assignUnits([0, 1], 1);
    expect(gestureStore.getState().question).toMatchObject({ locked: 0, lockedIn: [{ territory: 0, count: 2 }] });
    gestureStore.getState().question?.answer({ take: "none", always: false });
    await asked;
    expect(kept.commits).toEqual([]);
  });

  it("of a unit is lifted for a move after a yes, set again after it, and remembered when asked to", async () => {
    vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
    readyTools("p1");
    scenarioStore.setState({ lockedUnits: Uint8Array.of(0, 0, 0, 1, 0, 0) });
    const refused = assignUnits([3], 0);
    expect(gestureStore.getState().question).toMatchObject({ locked: 1, lockedIn: [], held: [], free: 0 });
    gestureStore.getState().question?.answer({ take: "none", always: false });
    await refused;
    expect(kept.commits).toEqual([]);
    const given = assignUnits([3, 5], 0);
    gestureStore.getState().question?.answer({ take: "all", always: true });
    await given;
    expect(assignment()).toEqual([0, 0, 0, 0, 1, 0]);
    expect([...scenarioStore.getState().lockedUnits]).toEqual([0, 0, 0, 1, 0, 0]);
    expect(kept.commits[0]?.edit.changes.map(({ kind }) => kind)).toEqual(["locks", "units", "locks"]);
    await assignUnits([3], 1);
    expect(assignment()[3]).toBe(1);
    readyTools("p2");
  });
});

describe("the selection", () => {
  it("goes to a territory, or to nobody", async () => {
    selectionStore.setState({ units: new Set([0, 5]) });
    await assignSelection(1);
    expect(assignment()).toEqual([1, 0, 0, 1, 1, 1]);
    await unassignSelection();
    expect(assignment()).toEqual([-1, 0, 0, 1, 1, -1]);
    expect(kept.commits.at(-1)?.edit.label).toBe("Unassigned 2 squares: Revenue −$20");
  });

  it("that is empty teaches instead of writing", async () => {
    const info = vi.spyOn(notice, "info").mockImplementation(() => undefined);
    await assignSelection(1);
    expect(kept.commits).toEqual([]);
    expect(info).toHaveBeenCalledOnce();
  });
});

describe("undo and redo", () => {
  it("follow the journal on screen", async () => {
    await assignUnits([3, 5], 0);
    await undo();
    expect(assignment()).toEqual([0, 0, 0, 1, 1, -1]);
    expect(revenueOf("T1")).toBe(20);
    expect(scenarioStore.getState()).toMatchObject({
      undoLabel: null,
      redoLabel: "Moved 2 squares into West: Revenue +$20",
    });
    await redo();
    expect(assignment()).toEqual([0, 0, 0, 0, 1, 0]);
    expect(scenarioStore.getState().save).toBe("saved");
  });

  it("wait for what is still being written", async () => {
    void assignUnits([3], 0);
    void undo();
    await writesSettled();
    expect(assignment()).toEqual([0, 0, 0, 1, 1, -1]);
  });

  it("do nothing where there is nothing to walk", async () => {
    await undo();
    await redo();
    expect(scenarioStore.getState()).toMatchObject({ revision: 3, save: "saved" });
  });

  it("fetch the scenario anew when the step sets an override, which only the service can place", async () => {
    kept.commits.push({
      scenarioId: "s1",
      revision: 3,
      edit: {
        label: "Lifted an override",
        changes: [{ kind: "override", account: 7, from: { territory: 1, reason: "named account" }, to: null }],
      },
    });
    scenarioStore.setState({ undoLabel: "Lifted an override" });
    const fetched = vi.spyOn(globalThis, "fetch");
    await undo();
    expect(fetched).toHaveBeenCalledWith("/scenarios/s1.pack", expect.anything());
    // The file's own word counts then, and here the file is always the strip.
    expect(scenarioStore.getState()).toMatchObject({ revision: 3, undoLabel: null, save: "saved" });
  });
});

describe("a territory", () => {
  it("is created with the selected units, active and in the inspector", async () => {
    selectionStore.setState({ units: new Set([4, 5]) });
    await createTerritory();
    expect(assignment()).toEqual([0, 0, 0, 1, 2, 2]);
    expect(viewStore.getState().activeTerritory).toBe(2);
    expect(selectionStore.getState().territory).toBe(2);
    expect(scenarioStore.getState().territories.get(2)).toMatchObject({ id: "T03", name: "Territory 3" });
  });

  it("never gets the number of one that was deleted", async () => {
    await createTerritory();
    await deleteTerritory(2);
    await createTerritory();
    expect([...scenarioStore.getState().territories.keys()]).toEqual([0, 1, 3]);
  });

  it("leaves its units to nobody when it is deleted, and comes back whole by undo", async () => {
    selectionStore.setState({ territory: 1 });
    viewStore.setState({ activeTerritory: 1 });
    await deleteTerritory(1);
    expect(assignment()).toEqual([0, 0, 0, -1, -1, -1]);
    expect(selectionStore.getState().territory).toBeNull();
    expect(viewStore.getState().activeTerritory).toBeNull();
    await undo();
    expect(assignment()).toEqual([0, 0, 0, 1, 1, -1]);
    expect(scenarioStore.getState().territories.get(1)?.name).toBe("East");
  });

  it.each([
    [{ name: "Far East" }, "Renamed East to Far East"],
    [{ owner: "Ada" }, "Gave East to Ada"],
    [{ color: "#d55e00" }, "Recoloured East"],
    [{ capacity: 2 }, "Set the capacity of East from 1 to 2"],
  ])("changed by %o is one step of the history", async (changes, label) => {
    await changeTerritory(1, changes);
    expect(kept.commits.at(-1)?.edit.label).toBe(label);
    expect(scenarioStore.getState().territories.get(1)).toMatchObject(changes);
  });

  it("keeps its name when the new one is blank or the same", async () => {
    await changeTerritory(1, { name: "  " });
    await changeTerritory(1, { name: "East" });
    expect(kept.commits).toEqual([]);
  });
});
