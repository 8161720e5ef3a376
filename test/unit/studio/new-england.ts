import { decodePack } from "../../../core/domain/pack.ts";
import { decodeScenarioColumns } from "../../../core/domain/plan-columns.ts";
import { resultOf, type TestStudio } from "./studio-for-test.ts";

/** Accounts in counties of New England with two owners; the third row has no place, the fourth a lost zero. */
export const ACCOUNTS = `Account ID,Account Name,ZIP,Annual Revenue,Owner,Industry
A1,Acme,02139,100.10,Kim,Retail
A2,Bolt,02139,200.20,Lee,Food
A3,Nowhere,99999,5,Kim,Food
A4,Cork,2140,50.05,Kim,Retail
A5,Dune,03101,70,Lee,Retail
A6,Elm,03301,30,Lee,Food
A7,Fir,01103,60,Kim,Food
`;

export async function createPlan(
  studio: TestStudio,
  options: { layer?: string; accounts?: string; name?: string } = {},
) {
  const accounts = await studio.upload("accounts.csv", options.accounts ?? ACCOUNTS);
  const inspection = await studio.call.intake.inspect({ upload: accounts });
  const mapping = inspection.columns.map(({ heading, role }) => ({ heading, role }));
  const { layer = "us-county", name = "New England" } = options;
  return resultOf(
    studio.call.plan.create({ accounts, mapping, layer, name, currency: "USD", balanceOn: "annualRevenue" }),
  );
}

export async function scenarioOf(studio: TestStudio, id: string) {
  const response = await studio.get(`/scenarios/${id}.pack`);
  return decodeScenarioColumns(decodePack(new Uint8Array(await response.arrayBuffer())));
}
