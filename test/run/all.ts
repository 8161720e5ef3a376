import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Counts, countCheck, countLine, countTests, failedTests, type Report, sum } from "./count-tests.ts";
import { ensureBrowser, NEEDS_BROWSER } from "./ensure-browser.ts";
import { STEPS, type Step } from "./steps.ts";

/** `npm test`: every check and every test, to the end even after a failure; the last line counts them all. */

const ROOT = join(import.meta.dirname, "..", "..");
// Programs of node_modules/.bin are .cmd files there, which only a shell runs.
const isWindows = process.platform === "win32";

const browser = ensureBrowser();
if (browser === null) {
  process.stdout.write(`${NEEDS_BROWSER}\n${countLine({ passed: 0, failed: 1, skipped: 0 })}\n`);
  process.exit(1);
}

const reports = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
const env = {
  ...process.env,
  BAILIWICK_BROWSER: browser,
  PATH: `${join(ROOT, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`,
};

const all: Counts[] = [];
const failures: string[] = [];
for (const step of STEPS) {
  const counts = await runStep(step);
  all.push(counts);
}
rmSync(reports, { recursive: true, force: true });

const total = sum(all);
// At the end once more: a long log is often read from there.
if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.join("\n")}\n`);
process.stdout.write(`${countLine(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runStep(step: Step): Promise<Counts> {
  const startedAt = Date.now();
  process.stdout.write(`\n== ${step.name}\n`);
  const reportFile = join(reports, `${STEPS.indexOf(step)}.json`);
  const isTests = step.kind === "tests";
  const reporters = isTests ? ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`] : [];
  const exitCode = await runCommand([...step.command, ...reporters]);
  const report = isTests ? readReport(reportFile) : null;
  const counts = isTests ? countTests(report, exitCode) : countCheck(exitCode);
  if (counts.failed > 0) failures.push(step.name, ...failedTests(report).map((line) => `  ${line}`));
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`== ${step.name}: ${counts.failed > 0 ? "FAILED" : "ok"} in ${seconds} s\n`);
  return counts;
}

function runCommand([program = "", ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"], shell: isWindows });
    child.once("error", (error) => {
      process.stdout.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return null;
  }
}
