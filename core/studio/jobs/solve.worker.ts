import type { SolveProblem } from "../../solve/problem.ts";
import { solveHere } from "../build/solve-here.ts";
import { answerTask } from "./answer-task.ts";

/** Worker entry: the solver. */
await answerTask((problem: SolveProblem, hooks) => solveHere(problem, hooks));
