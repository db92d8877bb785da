import { expect, it } from "vitest";
import { printDate, printDay, printMonth, printTime, withOffset } from "../../site/printDate.ts";
import { printFigure, printNumber, unitWord } from "../../site/printFigure.ts";

it.each([
  ["2017-09-28", "28 September 2017"],
  ["2017-01-01", "1 January 2017"],
  ["2016-02-29", "29 February 2016"],
  ["2017-12-31", "31 December 2017"],
  // An instant is a day of the paper's zone.
  ["2017-10-01T23:30:00Z", "2 October 2017"],
  ["2017-12-01T23:30:00Z", "1 December 2017"],
  // What is no date is printed as it is.
  ["2017-13-01", "2017-13-01"],
  ["2017-00-10", "2017-00-10"],
  ["last Tuesday", "last Tuesday"],
  ["", ""],
])("prints the date %j as %j", (value, printed) => {
  expect(printDate(value, "Europe/London")).toBe(printed);
});

it("prints days, times and months in the paper's zone", () => {
  expect(printDay("2017-10-02", "Asia/Tokyo")).toBe("Monday, 2 October 2017");
  expect(printTime("2017-09-29T08:40:00Z", "Europe/London")).toBe("29 September 2017, 09:40");
  expect(printTime("2017-09-29T15:30:00Z", "Asia/Tokyo")).toBe("30 September 2017, 00:30");
  expect(printMonth("2026-11")).toBe("November 2026");
  expect(withOffset("2017-09-29T08:40:00Z", "Europe/London")).toBe("2017-09-29T09:40:00+01:00");
});

it.each<[number, number | undefined, string]>([
  [498, 0, "498"],
  [1234567, 0, "1,234,567"],
  [1234.5, 1, "1,234.5"],
  [1234.5, undefined, "1,235"],
  [-1.7, 1, "−1.7"],
  [-0.04, 1, "0.0"],
  [0.1, 9, "0.100000"],
  [5, -3, "5"],
])("prints the number %d to %s places as %s", (value, precision, printed) => {
  expect(printNumber(value, precision)).toBe(printed);
});

it("puts a sign where its unit has it, and leaves words to stand alone", () => {
  const printed = (value: number | null, unit: string | null) => [
    printFigure({ value, unit }),
    unitWord(unit),
  ];
  expect(printed(9, "%")).toEqual(["9%", ""]);
  expect(printed(-1200, "£")).toEqual(["−£1,200", ""]);
  expect(printed(1200, "US$")).toEqual(["US$1,200", ""]);
  expect(printed(498, "arrests")).toEqual(["498", "arrests"]);
  expect(printed(null, "arrests")).toEqual(["—", "arrests"]);
  expect(printed(7, null)).toEqual(["7", ""]);
});
