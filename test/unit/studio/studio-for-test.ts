import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { afterEach } from "vitest";
import { createStudio, type Studio } from "../../../core/studio/studio.ts";

const RESOURCES = join(import.meta.dirname, "../../../resources");

export type TestStudio = Studio & {
  readonly call: ReturnType<typeof clientOf>;
  readonly folder: string;
  readonly plansFolder: string;
  /** Uploads text or bytes and answers with the token. */
  readonly upload: (name: string, content: string | Uint8Array<ArrayBuffer>) => Promise<string>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
};

const clientOf = (studio: Studio) => createRouterClient(studio.router);
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A real studio on folders of its own; closed and gone after the test. */
export function studioForTest(folder = mkdtempSync(join(tmpdir(), "bailiwick-test-"))): TestStudio {
  const plansFolder = join(folder, "plans");
  const studio = createStudio({
    resourcesFolder: RESOURCES,
    plansFolder,
    settingsFolder: join(folder, "settings"),
    shell: "browser",
    version: "0.0.0",
  });
  cleanups.push(async () => {
    await studio.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const handle = (path: string, init?: RequestInit) => studio.handle(new Request(`http://studio${path}`, init));
  return {
    ...studio,
    call: clientOf(studio),
    folder,
    plansFolder,
    upload: async (name, content) => {
      const response = await handle(`/uploads?name=${encodeURIComponent(name)}`, { method: "POST", body: content });
      return ((await response.json()) as { upload: string }).upload;
    },
    get: (path, headers = {}) => handle(path, { headers }),
  };
}

/** The last event of a job: its result. */
export async function resultOf<Result>(
  job: Promise<AsyncIterable<{ kind: "progress" } | { kind: "done"; result: Result }>>,
): Promise<Result> {
  for await (const event of await job) if (event.kind === "done") return event.result;
  throw new Error("the job ended without a result");
}

/** The problem that a call ends with. */
export async function problemOf(call: Promise<unknown>): Promise<{ kind: string; sentence: string }> {
  try {
    await call;
  } catch (error) {
    const { code, defined, data } = error as {
      code: string;
      defined: boolean;
      data: { kind: string; sentence: string };
    };
    if (code === "PROBLEM" && defined) return data;
    throw error;
  }
  throw new Error("the call went well");
}
