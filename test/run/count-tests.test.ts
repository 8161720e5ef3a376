import { describe, expect, it } from "vitest";
import { countCheck, countLine, countTests, failedTests, sum } from "./count-tests.ts";

const file = (status: string, ...tests: string[]) => ({
  name: "some.test.ts",
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe("the counts of a run", () => {
  it("are those of its tests, todo and pending among the skipped", () => {
    const report = {
      testResults: [file("passed", "passed", "passed", "skipped", "todo"), file("failed", "failed", "passed")],
    };
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it("count a file that could not be loaded as a failure", () => {
    expect(countTests({ testResults: [file("failed"), file("failed", "skipped")] }, 1)).toEqual({
      passed: 0,
      failed: 2,
      skipped: 1,
    });
  });

  it("are red when the run is red, whatever its report says", () => {
    expect(countTests({ testResults: [file("passed", "passed")] }, 1).failed).toBe(1);
    expect(countTests(null, 1).failed).toBe(1);
  });

  it("come with the name of each failed test and of each file that could not be loaded", () => {
    const failed = { status: "failed", fullName: "a map is drawn", failureMessages: ["Error: no canvas\n    at x.ts"] };
    const report = {
      testResults: [
        { ...file("failed", "passed"), assertionResults: [failed, { status: "passed", fullName: "a map is blank" }] },
        { ...file("failed"), message: "SyntaxError: x" },
        file("passed", "passed"),
      ],
    };
    expect(failedTests(report)).toEqual([
      "some.test.ts > a map is drawn: Error: no canvas",
      "some.test.ts: SyntaxError: x",
    ]);
  });

  it("add up to one line", () => {
    expect(countLine(sum([countCheck(0), countCheck(2), { passed: 5, failed: 0, skipped: 2 }]))).toBe(
      "6 passed, 1 failed, 2 skipped",
    );
  });
});
