import { describe, expect, it } from "vitest";
import {
  daysBetween,
  printAgo,
  printDay,
  printLongDay,
  printMoment,
  printSpan,
  printWeekday,
} from "../../studio/printMoment.ts";

const zone = "Europe/London";
const now = new Date("2026-10-23T08:02:00Z");

describe("moments as a colleague would say them", () => {
  it.each([
    ["2026-10-23T10:00:00Z", "11:00"],
    ["2026-10-24T08:00:00Z", "tomorrow 09:00"],
    ["2026-10-22T17:05:00Z", "yesterday 18:05"],
    ["2026-10-26T09:00:00Z", "Mon 09:00"],
    ["2026-12-03T09:00:00Z", "3 Dec 09:00"],
    ["2030-03-01T06:00:00Z", "1 Mar 2030 06:00"],
    // British English alone would say Sept.
    ["2026-09-03T08:00:00Z", "3 Sep 09:00"],
  ])("%s is %s", (at, words) => expect(printMoment(at, now, zone)).toBe(words));

  it.each([
    ["2026-10-23T08:01:40Z", "just now"],
    ["2026-10-23T08:01:00Z", "a minute ago"],
    ["2026-10-23T07:50:00Z", "12 minutes ago"],
    ["2026-10-23T05:48:00Z", "06:48"],
    ["2026-10-22T17:05:00Z", "yesterday 18:05"],
    ["2026-10-12T17:05:00Z", "12 Oct"],
  ])("%s was %s", (at, words) => expect(printAgo(at, now, zone)).toBe(words));

  it("counts days of the calendar, not hours: over a midnight and over a change of the clocks", () => {
    expect(
      daysBetween(new Date("2026-10-23T22:50:00Z"), new Date("2026-10-23T23:10:00Z"), zone),
    ).toBe(1);
    expect(
      daysBetween(new Date("2026-10-24T12:00:00Z"), new Date("2026-10-25T12:00:00Z"), zone),
    ).toBe(1);
  });

  it("prints days and spans", () => {
    expect(printLongDay(now, zone)).toBe("Friday 23 October");
    expect(printWeekday("2026-10-21T12:00:00Z", zone)).toBe("Wed 21");
    expect(printDay("2017-09-24T12:00:00Z", now, zone)).toBe("24 Sep 2017");
    expect(printSpan(118 * 60_000)).toBe("1 h 58 min");
    expect(printSpan(22 * 60_000)).toBe("22 min");
    expect(printSpan(-5)).toBe("0 min");
    expect(printSpan(18 * 24 * 3_600_000)).toBe("18 days");
  });
});
