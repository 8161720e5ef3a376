import { api } from "../shell/api.ts";
import { planStore } from "../stores/plan-store.ts";
import { attempt } from "./attempt.ts";

export const renamePlan = (name: string): Promise<boolean> =>
  attempt(async () => planStore.setState({ snapshot: await api().plan.rename({ name }) }));
