import { type Row, rowOf, rowsOf } from "../rowsOf.ts";

/** Fields of a story, as a colleague calls them; what is not named here is no news. */
const named = new Map([
  ["headline", "headline"],
  ["dek", "dek"],
  ["leadImage", "picture"],
  ["section", "section"],
  ["authors", "authors"],
  ["topics", "topics"],
  ["label", "kind of story"],
  ["seo", "search texts"],
  ["publishedAt", "time of publication"],
]);

/** What of a story has changed since it was published: `headline, 2 paragraphs, 1 number`. */
export function changedParts(draft: Row, published: Row): string[] {
  const fields = [...named].flatMap(([field, name]) =>
    isSame(draft.value(field), published.value(field)) ? [] : [name],
  );
  return [...fields, ...changedText(rowsOf(draft.value("body")), rowsOf(published.value("body")))];
}

function changedText(draft: Row[], published: Row[]): string[] {
  const [before, after] = [byKey(published), byKey(draft)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const changed = keys.filter((key) => before.get(key)?.text !== after.get(key)?.text);
  const isWords = (key: string) => (after.get(key) ?? before.get(key))?.type === "block";
  const paragraphs = changed.filter(isWords);
  const numbers = paragraphs.flatMap((key) => {
    const old = new Set(numbersIn(before.get(key)?.words ?? ""));
    return numbersIn(after.get(key)?.words ?? "").filter((number) => !old.has(number));
  });
  return [
    ...counted(paragraphs.length, "paragraph"),
    ...counted(numbers.length, "number"),
    ...counted(changed.length - paragraphs.length, "embed"),
  ];
}

const byKey = (body: Row[]) =>
  new Map(
    body.map((block, index) => [
      block.text("_key") ?? String(index),
      { type: block.text("_type"), text: JSON.stringify(content(block)), words: wordsOf(block) },
    ]),
  );

/** All but the keys of spans, which an editor's keystroke may renew. */
const content = (block: Row) => ({
  style: block.value("style"),
  listItem: block.value("listItem"),
  ...(block.text("_type") === "block"
    ? { words: wordsOf(block), marks: block.rows("children").map((span) => span.value("marks")) }
    : { fields: blockFields(block) }),
});

const blockFields = (block: Row) =>
  ["quote", "statistic", "breakdown", "excerpt", "caption", "text", "title", "body", "asset", "alt"]
    .map((name) => [name, block.value(name)] as const)
    .filter(([, value]) => value !== undefined);

const wordsOf = (block: Row) =>
  block
    .rows("children")
    .map((span) => span.text("text") ?? "")
    .join("");

const numbersIn = (words: string) => words.match(/\d[\d.,]*\d|\d/g) ?? [];

const counted = (count: number, word: string) =>
  count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];

/** The same whatever the order of an object's fields; a query gives null for a field that is not there. */
function isSame(one: unknown, other: unknown): boolean {
  if ((one ?? null) === (other ?? null)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  const [first, second] = [rowOf(one), rowOf(other)];
  if (!first || !second || typeof one !== "object" || typeof other !== "object") return false;
  const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  return [...names].every((name) => isSame(first.value(name), second.value(name)));
}
