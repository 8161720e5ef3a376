import type { DemandTask } from "../../solve/demands/demand-task.ts";
import { solveHere } from "../build/solve-here.ts";
import { answerTask } from "./answer-task.ts";

/** Worker entry: the solver. */
await answerTask((task: DemandTask, hooks) => solveHere(task, hooks));
