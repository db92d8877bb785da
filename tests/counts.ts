/** True for `npm run test:long`: the same tests with the full counts. */
export const long = process.env["STET_LONG"] === "1";

/** How often a property is tried or how large a bed is: a few by default, all in the long run. */
export function count(few: number, all: number): number {
  return long ? all : few;
}
