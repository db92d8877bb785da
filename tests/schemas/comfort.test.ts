import { normalizeValidationRules } from "@sanity/validation/_internal";
import { describe, expect, it } from "vitest";
import { isObjectSchemaType, type SchemaType } from "@sanity/types";
import { compileSchema } from "../../schemas/compileSchema.ts";
import { documentTypes, schemaTypes, singletons } from "../../schemas/schemaTypes.ts";
import { allFields } from "./fieldsOf.ts";

const schema = compileSchema();
const names = documentTypes.map((type) => type.name);
const compiled = (name: string): SchemaType => {
  const type = schema.get(name);
  if (!type) throw new Error(`${name} is not in the compiled schema`);
  return type;
};

/** What a list shows of a document of which the selected fields hold this. */
function row(name: string, selection: Record<string, unknown>) {
  const preview = compiled(name).preview;
  return preview?.prepare ? preview.prepare(selection) : { title: "", ...preview?.select };
}

describe.each(names)("%s", (name) => {
  const type = compiled(name);

  it("has a title, a row in lists and orders for them", () => {
    expect(type.title).toMatch(/^[A-Z]/);
    expect(type.preview?.select).toBeDefined();
    const orders = "orderings" in type && Array.isArray(type.orderings) ? type.orderings : [];
    expect(orders.length > 0 || singletons.some((single) => single === name)).toBe(true);
  });

  it("shows itself in a list when nothing is filled in, or anything wrongly", () => {
    const selected = Object.keys(type.preview?.select ?? {});
    for (const value of [undefined, null, 5, {}, ["x"], "2017-13-45"]) {
      const filled = Object.fromEntries(selected.map((field) => [field, value]));
      expect(() => row(name, filled)).not.toThrow();
      expect(String(row(name, filled).subtitle ?? "")).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it("puts every field into one of its groups, when it has groups", () => {
    if (!isObjectSchemaType(type)) throw new Error("A document is made of fields.");
    const groups = (type.groups ?? []).map((group) => group.name);
    const placed = type.fields.map((field) => [field.group].flat()[0]);
    expect(
      groups.length === 0 ? [] : placed.filter((group) => !groups.includes(group ?? "")),
    ).toEqual([]);
  });
});

it("every field has a title that begins with a capital", () => {
  const untitled = allFields().filter(
    ({ type, name }) => !/^[\p{Lu}]/u.test(type.title ?? "") && !name.includes("[]"),
  );
  expect(untitled.map((field) => field.name)).toEqual([]);
});

it("lists show what matters", () => {
  expect(
    row("statistic", { label: "Arrests", value: 498, unit: "arrests", asOf: "2017-09-28" }),
  ).toEqual({ title: "498 arrests · 28 Sep 2017", subtitle: "Arrests" });
  expect(row("statistic", { value: 1243600, unit: "£", to: "2017-03-31" }).title).toBe(
    "£1,243,600 · 31 Mar 2017",
  );
  expect(row("statistic", { value: 12.45, unit: "%", precision: 1 }).title).toBe("12.5% · no date");
  expect(row("quote", { text: "Words", attributedAs: "an official" })).toEqual({
    title: "“Words”",
    subtitle: "an official · no date",
  });
  expect(
    row("article", { headline: "H", section: "News", label: "opinion", publishedAt: "2017-10-02" }),
  ).toMatchObject({ subtitle: "News · Opinion · 2 Oct 2017" });
  expect(
    row("article", {
      headline: "H",
      section: "Opinion",
      label: "opinion",
      publishedAt: "2017-10-02",
    }),
  ).toMatchObject({ subtitle: "Opinion · 2 Oct 2017" });
  expect(
    row("schedule", {
      action: "publish",
      headline: "H",
      status: "failed",
      at: "2026-11-02T06:00:00Z",
    }),
  ).toEqual({ title: "Publish: H", subtitle: "Failed · 2 Nov 2026, 06:00 UTC" });
});

it("what an editor chooses from a list has a first choice, or must be chosen", () => {
  const choices = allFields().filter(
    ({ type, name }) =>
      type.jsonType === "string" && type.options && "list" in type.options && !name.includes("[]"),
  );
  expect(choices.length).toBeGreaterThan(10);
  const open = choices.filter(
    ({ type }) =>
      type.initialValue === undefined &&
      !normalizeValidationRules(type).some((rule) => rule.isRequired()),
  );
  expect(open.map((field) => field.name)).toEqual([
    "breakdown.derivation.operation",
    "receipt.outcome",
  ]);
});

it("no two types share a name, and none takes a name of Sanity's", () => {
  const all = schemaTypes.map((type) => type.name);
  expect(new Set(all).size).toBe(all.length);
  expect(
    all.filter((name) => /^(sanity|system)\.|^(block|span|image|file|slug)$/.test(name)),
  ).toEqual([]);
});
