import { expect, it } from "vitest";
import { typedNumber } from "../../studio/insert/typedNumber.ts";

it.each([
  ["498", 498],
  ["421 000", 421_000],
  ["421\u202f000", 421_000],
  ["421’000", 421_000],
  ["£1,243,600", 1_243_600],
  ["1.2m", 1_200_000],
  ["1.1 million", 1_100_000],
  ["3bn", 3_000_000_000],
  ["12k", 12_000],
  ["9.4%", 9.4],
  ["almost 500 arrests", 500],
  ["−3.5", -3.5],
  ["in 2017, 8 boats", 2017],
  ["5 metres", 5],
])("reads %s", (words, number) => expect(typedNumber(words)).toBe(number));

it.each(["", "dredging", "A12", "no 1st place", "m"])("finds no number in “%s”", (words) =>
  expect(typedNumber(words)).toBeUndefined(),
);
