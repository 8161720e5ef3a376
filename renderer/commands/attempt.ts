import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";

/** Does something the service may refuse; shows why when it does. Answers whether it was done. */
export async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    notice.problem(problemOf(error).sentence);
    return false;
  }
}
