import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import { closePlan } from "../close-plan.ts";
import { openPlan } from "../open-plan.ts";
import { openSample } from "../open-sample.ts";
import { saveCopy } from "../save-copy.ts";
import { showDialog } from "../show-dialog.ts";
import { startNewPlan } from "../start-new-plan.ts";
import type { Command } from "./command.ts";

const words = en.shortcut.words;

export const PLAN_COMMANDS = {
  share: { title: words.share, group: "plan", keys: [{ key: "s" }], run: () => showDialog({ kind: "share" }) },
  compare: {
    title: en.command.compare,
    group: "plan",
    run: () => showDialog({ kind: "compare", from: null, to: null }),
    isEnabled: () => (planStore.getState().snapshot?.scenarios.length ?? 0) > 1,
  },
  saveCopy: { title: en.command.saveCopy, group: "plan", run: saveCopy },
  newPlan: { title: en.command.newPlan, group: "plan", run: () => startNewPlan(null), isAnywhere: true },
  openPlan: { title: en.command.openPlan, group: "plan", run: openPlan, isAnywhere: true },
  openSample: { title: en.command.openSample, group: "plan", run: openSample, isAnywhere: true },
  closePlan: { title: en.command.closePlan, group: "plan", run: closePlan },
} as const satisfies Record<string, Command>;
