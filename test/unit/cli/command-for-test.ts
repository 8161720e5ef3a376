import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { run } from "../../../core/cli/run.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
  folders.push(folder);
  return folder;
}

export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** Runs one command line in this process. */
export async function command(...words: readonly string[]): Promise<Outcome> {
  let out = "";
  let err = "";
  const code = await run(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: false,
  });
  return { code, out, err };
}

/** Accounts in Massachusetts and New Hampshire; one without a place, one with a lost zero, two owners. */
export const ACCOUNTS = `Account ID,Account Name,ZIP,Annual Revenue,Owner
A1,Acme,02139,100.10,Kim
A2,Bolt,02139,200.20,Lee
A3,Nowhere,99999,5,Kim
A4,Cork,2140,50.05,Kim
A5,Dune,03101,70,Lee
A6,Elm,03301,30,Lee
A7,Fir,01103,60,Kim
`;

/** A folder with the file, and a place for results that does not exist yet. */
export function accountsFile(content: string | Uint8Array = ACCOUNTS, name = "accounts.csv") {
  const folder = temporaryFolder();
  const accounts = join(folder, name);
  writeFileSync(accounts, content);
  return { folder, accounts, out: join(folder, "out"), left: () => readdirSync(folder).sort() };
}
