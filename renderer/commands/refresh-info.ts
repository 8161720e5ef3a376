import { api } from "../shell/api.ts";
import { appStore } from "../stores/app-store.ts";

/** Reads the list of recent plans (and the rest of what the service says of itself) again. */
export async function refreshInfo(): Promise<void> {
  appStore.setState({ info: await api().app.info() });
}
