import { drawHandout, type HandoutTask } from "../share/draw-handout.ts";
import { answerTask } from "./answer-task.ts";

/** Worker entry: draws a hand-out, so that calls never wait for one. */
await answerTask((task: HandoutTask) => drawHandout(task));
