import { api, type Client } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";

export type HistoryPage = Awaited<ReturnType<Client["edit"]["history"]>>;
export type HistoryEntry = HistoryPage["entries"][number];

/** One page of a scenario's journal, newest first; nothing when the service cannot say. */
export async function readHistory(
  scenarioId: string,
  offset: number,
  limit: number,
  withSetAside: boolean,
): Promise<HistoryPage> {
  try {
    return await api().edit.history({ scenarioId, offset, limit, withSetAside });
  } catch (error) {
    notice.problem(problemOf(error).sentence);
    return { total: 0, setAside: 0, entries: [] };
  }
}
