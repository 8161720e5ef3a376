import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

it("ships the Apache License 2.0 to the letter", () => {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "LICENSE"));
  const digest = createHash("sha256").update(text).digest("hex");
  expect(digest).toBe("cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30");
});
