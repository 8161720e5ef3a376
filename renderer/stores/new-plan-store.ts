import { createStore } from "zustand/vanilla";
import type { ColumnRole, Inspection } from "../../core/domain/intake.ts";
import type { LayerId } from "../../core/domain/layer.ts";
import type { MeasureKey } from "../../core/domain/measure.ts";
import type { PlanSnapshot } from "./plan-store.ts";

/** The way from a file to a plan: choose, send, review, import, result. */
export type NewPlanState = {
  readonly step: "choose" | "sending" | "review" | "result";
  readonly fileName: string;
  readonly sent: number;
  /** Why the last file was not taken. */
  readonly problem: string | null;
  readonly upload: string | null;
  readonly inspection: Inspection | null;
  readonly roles: readonly ColumnRole[];
  readonly name: string;
  readonly currency: string;
  readonly balanceOn: MeasureKey;
  /** A shipped layer; null for a polygon file of the user's own. */
  readonly layer: LayerId | null;
  readonly ownLayer: { readonly upload: string; readonly name: string } | null;
  readonly isSendingLayer: boolean;
  readonly unitIdColumn: string;
  readonly result: PlanSnapshot | null;
};

export const NO_FILE: NewPlanState = {
  step: "choose",
  fileName: "",
  sent: 0,
  problem: null,
  upload: null,
  inspection: null,
  roles: [],
  name: "",
  currency: "USD",
  balanceOn: "accounts",
  layer: "us-zip",
  ownLayer: null,
  isSendingLayer: false,
  unitIdColumn: "",
  result: null,
};

export const newPlanStore = createStore<NewPlanState>(() => NO_FILE);
