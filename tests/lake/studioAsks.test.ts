import { expect, test } from "vitest";
import { testLake } from "./testLake.ts";

test.each([
  ["/intake/telemetry-status", { status: "denied" }],
  ["/journey/trial?studioVersion=6.16.0", null],
  ["/journey/asset-limit", null],
  ["/help?m=sanity%406.16.0&locale=en-US", {}],
])("what the Studio asks beside data has a true answer: %s", async (url, answer) => {
  const response = await testLake().ask(`/v2025-02-19${url}`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(answer);
});
