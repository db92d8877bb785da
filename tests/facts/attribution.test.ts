import { describe, expect, it } from "vitest";
import { attribution } from "../../facts/attribution.ts";
import { onFile } from "../../facts/onFile.ts";
import { to } from "./newsroom.ts";

const file = onFile([
  { _id: "homan", _type: "person", name: "Tom Homan" },
  { _id: "ines", _type: "person", name: "Inés O’Rowe" },
  { _id: "rose", _type: "person", name: "Rose" },
  { _id: "ice", _type: "organization", name: "U.S. Immigration and Customs Enforcement" },
  { _id: "release", _type: "source", title: "News release" },
]);
const record = {
  attribution: "on the record",
  speaker: to("homan"),
  role: "Acting Director",
  publishedOn: "2017-09-28",
  source: to("release"),
};
const background = {
  attribution: "background",
  attributedAs: "a harbour official",
  saidOn: "2017-09-28",
  source: to("release"),
};
const find = (fields: object) =>
  attribution.find({ _id: "q", _type: "quote", text: "Words", ...fields }, file);

describe("quotes that stand", () => {
  it.each([
    ["on the record", record],
    ["by an organization", { ...record, speaker: to("ice") }],
    ["said on a day", { ...record, publishedOn: undefined, saidOn: "2017-09-28" }],
    ["on background", background],
    ["not for attribution", { ...background, attribution: "not for attribution" }],
    [
      "whose words hold a first name alone",
      { ...background, attributedAs: "a grower of the rose" },
    ],
    ["whose words hold part of a name", { ...background, attributedAs: "a Tom Homanson admirer" }],
  ])("%s", (_, fields) => expect(find(fields)).toEqual([]));
});

describe("quotes that lack something", () => {
  it.each([
    ["speaker", { ...record, speaker: undefined }],
    ["speaker", { ...record, speaker: to("nobody") }],
    ["speaker", { ...record, speaker: to("release") }],
    ["role", { ...record, role: "  " }],
    ["saidOn", { ...record, publishedOn: undefined }],
    ["source", { ...record, source: undefined }],
    ["source", { ...record, source: to("nowhere") }],
    ["source", { ...record, source: to("homan") }],
    ["attributedAs", { ...background, attributedAs: undefined }],
    ["saidOn", { ...background, saidOn: undefined }],
    ["source", { ...background, source: undefined }],
  ])("%s", (field, fields) => {
    expect(find(fields)).toMatchObject([
      { rule: "attribution", level: "error", id: "q", path: [field] },
    ]);
  });

  it("are held to the record when no terms are stated", () => {
    expect(find({}).map((finding) => finding.path)).toEqual([
      ["speaker"],
      ["role"],
      ["saidOn"],
      ["source"],
    ]);
  });
});

describe("a name printed for a background quote", () => {
  it("is refused as its speaker, and the fix takes it out", () => {
    expect(find({ ...background, speaker: to("homan") })).toMatchObject([
      { path: ["speaker"], found: "homan", fix: { id: "q", path: ["speaker"], value: null } },
    ]);
  });

  it.each([
    ["attributedAs", "an aide to TOM\u00A0HOMAN, on the stairs", "Tom Homan"],
    ["occasion", "in Ine\u0301s O'Rowe\u2019s office", "Inés O’Rowe"],
    ["role", "deputy to Inés O\u2018Rowe", "Inés O’Rowe"],
  ])("is found in %s: %s", (field, words, name) => {
    expect(find({ ...background, [field]: words })).toMatchObject([{ path: [field], found: name }]);
  });
});
