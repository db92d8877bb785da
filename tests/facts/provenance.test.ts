import { expect, it } from "vitest";
import { onFile } from "../../facts/onFile.ts";
import { provenance } from "../../facts/provenance.ts";
import { statistic, to } from "./newsroom.ts";

const file = onFile([
  { _id: "source", _type: "source", title: "News release" },
  { _id: "person", _type: "person" },
]);
const fieldsNamed = (fields: object) =>
  provenance.find(statistic("s", 498, fields), file).map((finding) => finding.path);

it.each([
  ["all of it", {}],
  ["a period that is over", { asOf: undefined, period: { from: "2016-11-01", to: "2017-03-31" } }],
  ["a period that goes on", { asOf: undefined, period: { from: "2016-11-01" } }],
])("a statistic with %s passes", (_, fields) => expect(fieldsNamed(fields)).toEqual([]));

it.each([
  ["unit", { unit: undefined }],
  ["unit", { unit: " " }],
  ["unit", { unit: 5 }],
  ["asOf", { asOf: undefined }],
  ["asOf", { asOf: null, period: {} }],
  ["source", { source: undefined }],
  ["source", { source: "News release" }],
  ["source", { source: to("nowhere") }],
  ["source", { source: to("person") }],
])("one without %s is named", (field, fields) => expect(fieldsNamed(fields)).toEqual([[field]]));
