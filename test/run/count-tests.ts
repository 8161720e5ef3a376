export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** The part of Vitest's JSON report that is counted. */
export type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
};

/**
 * True counts of one Vitest run.
 *
 * A file that could not even be loaded has no tests to count, and an error outside of every test fails no test: each
 * counts as one failure, so that a red run never reads as green.
 *
 * @param report Null when the run ended without one.
 */
export function countTests(report: Report | null, exitCode: number): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of report?.testResults ?? []) {
    for (const test of assertionResults) {
      if (test.status === "passed") counts.passed += 1;
      else if (test.status === "failed") counts.failed += 1;
      else counts.skipped += 1;
    }
    if (status === "failed" && assertionResults.every((test) => test.status !== "failed")) counts.failed += 1;
  }
  if (exitCode !== 0 && counts.failed === 0) counts.failed += 1;
  return counts;
}

/** A line for each failed test, and for each file that could not be loaded: file, test and what went wrong. */
export function failedTests(report: Report | null): string[] {
  return (report?.testResults ?? []).flatMap(({ name, status, message = "", assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [`${name}: ${firstLine(message)}`] : [];
    return failed.map((test) => `${name} > ${test.fullName ?? ""}: ${firstLine(test.failureMessages?.[0] ?? "")}`);
  });
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

export const countCheck = (exitCode: number): Counts => ({
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
  skipped: 0,
});

export const sum = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
  skipped: all.reduce((total, { skipped }) => total + skipped, 0),
});

export const countLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
