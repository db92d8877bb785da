import { afterAll, beforeAll, describe } from "vitest";
import { publishing } from "./day/publishing.ts";
import { writing } from "./day/writing.ts";
import { type Day, openDay } from "./openDay.ts";

const minutes = 60_000;
let day: Day;

beforeAll(async () => {
  day = await openDay();
}, 10 * minutes);
afterAll(() => day?.close());

describe("a day's work in the Studio", { timeout: 6 * minutes }, () => {
  writing(() => day);
  publishing(() => day);
});
