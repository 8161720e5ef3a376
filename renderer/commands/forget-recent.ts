import { api } from "../shell/api.ts";
import { refreshInfo } from "./refresh-info.ts";

/** Removes a plan from the list of recent ones; the file stays. */
export async function forgetRecent(path: string): Promise<void> {
  await api().app.forgetRecent({ path });
  await refreshInfo();
}
