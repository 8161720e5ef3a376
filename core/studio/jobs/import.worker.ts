import { createLayerLibrary } from "../layers/layer-library.ts";
import { createPlan, type NewPlanRequest } from "../plan/create-plan.ts";
import { answerTask } from "./answer-task.ts";

/** Worker entry: reads accounts into a new plan file over a connection of its own. */
export type ImportTask = { readonly request: NewPlanRequest; readonly resourcesFolder: string };

await answerTask(async ({ request, resourcesFolder }: ImportTask, hooks) => {
  await createPlan(request, createLayerLibrary(resourcesFolder), hooks);
});
