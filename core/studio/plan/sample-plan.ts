import { existsSync } from "node:fs";
import { join } from "node:path";
import { inspectAccountsFile } from "../../intake/inspect-accounts-file.ts";
import { mappedColumns } from "../../intake/read-accounts.ts";
import { defaultBalance } from "../build/default-balance.ts";
import { type NewPlanRequest, partPathOf } from "./create-plan.ts";
import { intakeFailure } from "./intake-failure.ts";
import { newPlanPath, PLAN_EXTENSION } from "./plan-name.ts";

const SAMPLE_NAME = "Sample plan";

/** Where the sample plan lies once it has been made. */
export function samplePlanPath(plansFolder: string): string | null {
  const path = join(plansFolder, `${SAMPLE_NAME}${PLAN_EXTENSION}`);
  return existsSync(path) ? path : null;
}

/** The sample's accounts as a new plan, read by the same intake as everybody's. */
export async function samplePlanRequest(
  resourcesFolder: string,
  plansFolder: string,
  nowMs: number,
): Promise<NewPlanRequest> {
  const accountsPath = join(resourcesFolder, "sample", "accounts.csv.gz");
  const inspected = await inspectAccountsFile(accountsPath);
  if (!inspected.ok) throw intakeFailure(inspected.problem);
  const mapping = inspected.value.columns.map(({ heading, role }) => ({ heading, role }));
  const path = newPlanPath(plansFolder, SAMPLE_NAME);
  return {
    accountsPath,
    mapping,
    layer: { kind: "shipped", id: "us-zip" },
    name: SAMPLE_NAME,
    currency: "USD",
    balance: defaultBalance(mappedColumns(mapping).measures),
    tolerance: 0.05,
    extent: "accounts",
    gapLinks: true,
    path,
    partPath: partPathOf(path),
    nowMs,
  };
}
