import { oc } from "@orpc/contract";
import { z } from "zod";
import { problem } from "./problems.ts";
import { ids } from "./schemas.ts";

const call = oc.errors({ PROBLEM: { data: problem } });
const name = z.string().min(1).max(200);
const id = z.int().min(0);
const of = z.object({ scenarioId: ids.scenario });

/** Names for points of the journal; every call answers with all that the scenario then has, newest first. */
const checkpoints = z.array(
  z.object({
    id,
    /** The edit after which it lies; 0 before the first one. */
    entry: z.int().min(0),
    name: z.string(),
    author: z.string(),
    atMs: z.number(),
  }),
);

export const checkpointCalls = {
  list: call.input(of).output(checkpoints),
  /** Names the point where the scenario stands. */
  add: call.input(of.extend({ name })).output(checkpoints),
  rename: call.input(of.extend({ id, name })).output(checkpoints),
  remove: call.input(of.extend({ id })).output(checkpoints),
};
