import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import { contentFolder, isObject, listOf, objectsIn, readContent, refOf } from "./readContent.ts";

const documents = readContent();
const ids = new Set(documents.map((document) => document._id));
const objects = documents.flatMap((document) =>
  [...objectsIn(document)].map((found) => ({ ...found, document })),
);
const pictures = readdirSync(new URL("images/", contentFolder));

test("lines are in order of type and id, and no id stands twice", () => {
  const names = documents.map((document) => `${document._type} ${document._id}`);
  expect(names).toEqual([...names].sort());
  expect(ids.size).toBe(documents.length);
});

test("only drafts, comments and reports have a dotted id", () => {
  const dotted = documents.filter((document) => document._id.includes("."));
  const wrong = dotted.filter(
    ({ _id, _type }) =>
      !_id.startsWith("drafts.") &&
      !((_type === "comment" || _type === "report") && _id.startsWith(`${_type}.`)),
  );
  expect(wrong.map(({ _id }) => _id)).toEqual([]);
});

test("every document says when it was made and, no earlier, when changed", () => {
  const wrong = documents.filter(({ _createdAt, _updatedAt }) => {
    const [made, changed] = [_createdAt, _updatedAt].map((time) => Date.parse(String(time)));
    return !(made! <= changed!);
  });
  expect(wrong.map(({ _id }) => _id)).toEqual([]);
});

test("every reference leads to a document, a published one's to published ones", () => {
  const dangling = objects
    .filter(({ value }) => refOf(value) !== undefined)
    .filter(({ document, value }) => {
      const ref = refOf(value)!;
      if (ids.has(ref)) return false;
      const waits = value["_weak"] === true && ids.has(`drafts.${ref}`);
      return !(waits && (document._id.startsWith("drafts.") || document._type === "schedule"));
    })
    .map(({ document, path, value }) => `${document._id} ${path} → ${refOf(value)}`);
  expect(dangling).toEqual([]);
});

test("no reference leads to a draft's own id", () => {
  expect(objects.filter(({ value }) => refOf(value)?.startsWith("drafts."))).toEqual([]);
});

test("keys are unique in their list, and no item is without one", () => {
  const wrong = objects.flatMap(({ document, path, value }) =>
    Object.entries(value)
      .filter(([, list]) => Array.isArray(list) && !hasKeys(list))
      .map(([name]) => `${document._id} ${path}.${name}`),
  );
  expect(wrong).toEqual([]);
});

function hasKeys(list: unknown[]): boolean {
  const keys = list.filter(isObject).map((item) => item["_key"]);
  return new Set(keys).size === keys.length && !keys.includes(undefined);
}

test("every mark has its definition and every definition its words", () => {
  const wrong = objects.filter(({ value }) => {
    if (value["_type"] !== "block") return false;
    const defined = listOf(value["markDefs"]).filter(isObject);
    const used = new Set(
      listOf(value["children"])
        .filter(isObject)
        .flatMap((child) => listOf(child["marks"])),
    );
    for (const decorator of ["strong", "em", "notFigure"]) used.delete(decorator);
    return used.size !== defined.length || defined.some(({ _key }) => !used.has(_key));
  });
  expect(wrong.map(({ document, path }) => `${document._id} ${path}`)).toEqual([]);
});

test("every picture that is named lies in the folder, and no other", () => {
  const named = objects.flatMap(({ value }) =>
    typeof value["_sanityAsset"] === "string" ? [value["_sanityAsset"]] : [],
  );
  expect([...new Set(named)].sort()).toEqual(
    pictures.map((file) => `image@file://./images/${file}`).sort(),
  );
});

test.each(pictures)("picture %s is named by its bytes and size, and is light", async (file) => {
  const bytes = readFileSync(new URL(`images/${file}`, contentFolder));
  const { width, height, format, exif } = await sharp(bytes).metadata();
  const hash = createHash("sha1").update(bytes).digest("hex");
  expect(file).toBe(`${hash}-${width}x${height}.${format}`);
  expect(exif).toBeUndefined();
  expect(bytes.length).toBeLessThan(300_000);
});

test("every quotation and every figure is named by something", () => {
  const named = new Set(
    objects.filter(({ value }) => refOf(value) !== undefined).map(({ value }) => refOf(value)),
  );
  const idle = documents.filter(
    ({ _id, _type }) =>
      ["quote", "statistic", "person", "organization", "place", "source"].includes(_type) &&
      !named.has(_id) &&
      !_id.startsWith("drafts."),
  );
  expect(idle.map(({ _id }) => _id)).toEqual([]);
});

test("addresses of mail are of the reserved kind, so that none is anybody's", () => {
  const found = readFileSync(new URL("production.ndjson", contentFolder), "utf8").match(
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  );
  const real = found?.filter(
    (address) => !/(?:\.example|@example\.(?:com|net|org))$/.test(address),
  );
  expect(real).toEqual([]);
});
