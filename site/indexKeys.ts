/**
 * Names of the pieces of the index that a page can read. What stands after the last colon is the
 * id of the page that a change of it may bring about: a document, or a list's month. Ids of
 * documents hold no colon.
 */

/** Lists of dated things, by whom or what they belong to. */
export type ListName = "stories" | "undated" | "quotes" | "statistics" | "corrections";

/** What lists and links print of a document, or that it is none. */
export const summaryKey = (id: string) => `in:${id}`;

/** Which documents of a type there are. */
export const idsKey = (type: string) => `ids/${type}:`;

/** The newest of a list. */
export const newestKey = (list: ListName, of: string) => `newest/${list}:${of}`;

/** One month of a list; its page is keyed `<of>/<month>`, or by the month alone. */
export const monthOfKey = (list: ListName, of: string, month: string) =>
  `month/${list}:${monthKey(of, month)}`;

/** How many things each month of a list holds. */
export const monthsKey = (list: ListName, of: string) => `months/${list}:${of}`;

/** Which months a list has. */
export const monthSetKey = (list: ListName, of: string) => `monthSet/${list}:${of}`;

/** Which lists have something in a month. */
export const listsOfMonthKey = (month: string) => `lists:${month}`;

/** The corrections of a document. */
export const correctionsOfKey = (id: string) => `corrections:${id}`;

/** Whose page stands at an address. */
export const pathKey = (path: string) => `path/${path}:`;

/** The page that a changed key may bring about. */
export const pageIdOf = (key: string) => key.slice(key.lastIndexOf(":") + 1);

/** The id of a month's page: `<id>/2026-11`. */
export const monthKey = (of: string, month: string) => (of === "" ? month : `${of}/${month}`);

/** The two parts of a month's id. */
export function splitKey(key: string): { id: string; month: string } {
  const at = key.lastIndexOf("/");
  return { id: key.slice(0, Math.max(at, 0)), month: key.slice(at + 1) };
}
