import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Two cores: more workers only make each other late.
    maxWorkers: 2,
    // Ceilings for a busy machine; no test waits for a time.
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
