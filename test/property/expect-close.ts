import { expect } from "vitest";

/** Equal in shape; numbers equal up to the last digits, which the order of additions decides. */
export function expectClose(actual: unknown, expected: unknown, path = "scorecard"): void {
  if (typeof expected === "number" && typeof actual === "number") {
    const slack = 1e-9 * Math.max(1, Math.abs(expected));
    if (!(Math.abs(actual - expected) <= slack)) expect.fail(`${path}: kept ${actual}, from scratch ${expected}`);
    return;
  }
  if (typeof expected !== "object" || expected === null || typeof actual !== "object" || actual === null) {
    expect(actual, path).toEqual(expected);
    return;
  }
  expect(Object.keys(actual), path).toEqual(Object.keys(expected));
  for (const [key, value] of Object.entries(expected)) {
    expectClose((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
  }
}
