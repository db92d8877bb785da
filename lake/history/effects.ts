import { isDeepStrictEqual } from "node:util";
import { isObject } from "../document.ts";

/** A change in both directions, each a patch of Mendoza: a flat list of operation codes and their values. */
export interface Effects {
  apply: unknown[];
  revert: unknown[];
}

/**
 * Says how a document changed, in the form that the Studio replays: https://github.com/sanity-io/mendoza.
 * `_rev` is no part of it: the Studio takes it off before it applies a patch and puts the new one on.
 */
export function effectsBetween(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): Effects {
  const [from, to] = [withoutRevision(before), withoutRevision(after)];
  return { apply: patchBetween(from, to), revert: patchBetween(to, from) };
}

/** Gives the Mendoza patch that makes one document of another; null stands for no document. */
export function patchBetween(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): unknown[] {
  if (before === null || after === null) return [op.value, after];
  return fieldsBetween(before, after);
}

const op = {
  value: 0,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  setFieldValue: 17,
  deleteField: 19,
  appendValue: 20,
  appendSlice: 21,
  appendString: 22,
  appendStringSlice: 23,
} as const;

/** A patch inside another one: it starts from a copy of what stood there or from nothing. */
interface Inner {
  startsFrom: "copy" | "blank";
  patch: unknown[];
}

function fieldsBetween(before: Record<string, unknown>, after: Record<string, unknown>): unknown[] {
  const patch: unknown[] = [];
  // Fields are named by their place among the sorted names.
  const names = Object.keys(before).sort();
  for (const [at, name] of names.entries()) {
    if (!Object.hasOwn(after, name)) patch.push(op.deleteField, at);
  }
  for (const [name, value] of Object.entries(after)) {
    const at = Object.hasOwn(before, name) ? names.indexOf(name) : -1;
    if (at >= 0 && isDeepStrictEqual(before[name], value)) continue;
    const inner = at >= 0 ? innerBetween(before[name], value) : null;
    if (!inner) patch.push(op.setFieldValue, value, name);
    else if (inner.startsFrom === "copy") {
      patch.push(op.pushFieldCopy, at, ...inner.patch, op.returnIntoObjectSameKeyPop);
    } else patch.push(op.pushFieldBlank, at, ...inner.patch, op.returnIntoObjectSameKeyPop);
  }
  return patch;
}

/** Gives a patch inside a value, or null where the new value itself says it shorter. */
function innerBetween(before: unknown, after: unknown): Inner | null {
  const inner = patchWithin(before, after);
  if (!inner || JSON.stringify(inner.patch).length > JSON.stringify(after).length) return null;
  return inner;
}

function patchWithin(before: unknown, after: unknown): Inner | null {
  if (isObject(before) && isObject(after)) {
    return { startsFrom: "copy", patch: fieldsBetween(before, after) };
  }
  if (Array.isArray(before) && Array.isArray(after) && after.length > 0) {
    return { startsFrom: "blank", patch: itemsBetween(before, after) };
  }
  if (typeof before === "string" && typeof after === "string" && after !== "") {
    const patch = textBetween(before, after);
    return patch && { startsFrom: "blank", patch };
  }
  return null;
}

function itemsBetween(before: unknown[], after: unknown[]): unknown[] {
  const patch: unknown[] = [];
  const placeOf = placesIn(before);
  // The items taken over unchanged so far, from their first place to behind their last.
  let [from, to] = [0, 0];
  const endRun = () => {
    if (to > from) patch.push(op.appendSlice, from, to);
    from = to;
  };
  for (const [index, item] of after.entries()) {
    const at = placeOf(item, index);
    if (at !== null && isDeepStrictEqual(before[at], item)) {
      if (to !== at) {
        endRun();
        from = at;
      }
      to = at + 1;
      continue;
    }
    endRun();
    const inner = at === null ? null : innerBetween(before[at], item);
    if (!inner) patch.push(op.appendValue, item);
    else if (inner.startsFrom === "copy") {
      patch.push(op.pushElementCopy, at, ...inner.patch, op.returnIntoArrayPop);
    } else patch.push(op.pushElementBlank, at, ...inner.patch, op.returnIntoArrayPop);
  }
  endRun();
  return patch;
}

/** Finds where an item stood: by its key, by its value, else at the same place. */
function placesIn(before: unknown[]): (item: unknown, index: number) => number | null {
  const places = new Map<string, number>();
  for (const [at, item] of before.entries()) {
    const name = nameOf(item);
    if (!places.has(name)) places.set(name, at);
  }
  return (item, index) => {
    if (nameOf(before[index]) === nameOf(item) && index < before.length) return index;
    return places.get(nameOf(item)) ?? null;
  };
}

function nameOf(item: unknown): string {
  const key = isObject(item) ? item["_key"] : undefined;
  return typeof key === "string" ? `key ${key}` : `value ${JSON.stringify(item)}`;
}

// Places are counted in bytes of UTF-8, and the Studio's own reader miscounts them behind a character of
// several bytes: only plain text is cut.
function textBetween(before: string, after: string): unknown[] | null {
  if (/[^\0-\x7f]/.test(before)) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const patch: unknown[] = [];
  if (head > 0) patch.push(op.appendStringSlice, 0, head);
  const middle = after.slice(head, after.length - tail);
  if (middle !== "") patch.push(op.appendString, middle);
  if (tail > 0) patch.push(op.appendStringSlice, before.length - tail, before.length);
  return patch;
}

function withoutRevision(document: Record<string, unknown> | null): Record<string, unknown> | null {
  if (document === null) return null;
  const { _rev, ...rest } = document;
  return rest;
}
