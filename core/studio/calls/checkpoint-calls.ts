import { implement } from "@orpc/server";
import { addCheckpoint, readCheckpoints, removeCheckpoint, renameCheckpoint } from "../../store/queries/checkpoints.ts";
import { contract } from "../contract/contract.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).edit.checkpoints;

export function checkpointCalls({ holder, author, now }: Pick<StudioState, "holder" | "author" | "now">) {
  const scenarioOf = (id: string) => {
    const { db } = holder.plan();
    return { db, scenario: findScenario(db, id) };
  };
  return {
    list: on.list.handler(({ input }) => {
      const { db, scenario } = scenarioOf(input.scenarioId);
      return readCheckpoints(db, scenario);
    }),
    add: on.add.handler(({ input }) => {
      const { db, scenario } = scenarioOf(input.scenarioId);
      addCheckpoint(db, scenario, { name: input.name, author, atMs: now() });
      return readCheckpoints(db, scenario);
    }),
    rename: on.rename.handler(({ input }) => {
      const { db, scenario } = scenarioOf(input.scenarioId);
      renameCheckpoint(db, scenario, input.id, input.name);
      return readCheckpoints(db, scenario);
    }),
    remove: on.remove.handler(({ input }) => {
      const { db, scenario } = scenarioOf(input.scenarioId);
      removeCheckpoint(db, scenario, input.id);
      return readCheckpoints(db, scenario);
    }),
  };
}
