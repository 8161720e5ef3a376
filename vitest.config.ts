import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/unit/**/*.test.{ts,tsx}", "test/property/**/*.test.ts", "test/house/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
