import type { SanityClient } from "@sanity/client";
import type { Rule, Schema, SchemaType, ValidationMarker } from "@sanity/types";
import { getFallbackLocaleSource, normalizeValidationRules } from "@sanity/validation/_internal";
import type { Finding } from "../facts/finding.ts";
import type { StoredDocument } from "../facts/onFile.ts";
import { factsCode } from "./factsHold.ts";
import type { Place } from "./shapeProblems.ts";

/** What rules may ask for beside the value they look at. */
export interface RuleSurroundings {
  schema: Schema;
  client: SanityClient;
}

// Told by `shapeProblems.ts`, by the day's own rule, at the item of the list, by the rules of facts
// asked with all documents at hand: each thing once.
const toldElsewhere = (code: string, type: SchemaType) =>
  code === "value.type-mismatch" ||
  code === "date.invalid-format" ||
  (code === "value.not-allowed" && type.jsonType === "array") ||
  code.startsWith(factsCode);

/**
 * Runs the validations of one place, those of our own included; nothing when it has none to run.
 * `validateDocument` of `@sanity/validation` runs the same rules, but waits for an idle moment at
 * each field (28 ms of CPU for a story of a dozen paragraphs, against 0.6 here), and outside the
 * Studio it turns every error of a document, an object or an image as a whole into a warning.
 */
export function ruleProblems(
  document: StoredDocument,
  { type, value, parent, path, title }: Place,
  { schema, client }: RuleSurroundings,
): Promise<Finding[]> | undefined {
  const rules = rulesOf(type).filter((rule) => value !== undefined || looksAtNothing(rule));
  if (rules.length === 0) return undefined;
  const context = {
    schema,
    type,
    parent,
    path: [...path],
    document: { _createdAt: "", _updatedAt: "", _rev: "", ...document },
    getClient: () => client,
    getDocumentExists: async () => true,
    environment: "cli" as const,
    i18n: getFallbackLocaleSource(),
  };
  return Promise.all(
    // A rule on the whole document tells by identity that it was given the whole.
    rules.map((rule) => rule.validate(path.length === 0 ? context.document : value, context)),
  ).then((markers) =>
    markers
      .flat()
      .filter((marker) => !toldElsewhere(marker.code ?? "", type))
      .map((marker): Finding => ({
        rule: "schema",
        level: marker.level === "error" ? "error" : "warning",
        id: document._id,
        path: marker.path.flatMap((step) => (Array.isArray(step) ? [] : [step])),
        message: sentence(marker, title),
        ...(typeof value === "string" && { found: value.slice(0, 200) }),
      })),
  );
}

const known = new WeakMap<SchemaType, Rule[]>();

function rulesOf(type: SchemaType): Rule[] {
  const found = known.get(type) ?? normalizeValidationRules(type);
  known.set(type, found);
  return found;
}

/** Whether a rule has something to say of a field that is empty. */
function looksAtNothing(rule: Rule): boolean {
  return rule.isRequired() || rule._rules.some((spec) => spec.flag === "custom");
}

/** Sanity's own words belong beside a field; in a list of findings they need its name. */
function sentence({ code, message }: ValidationMarker, title: string): string {
  if (code === "custom" || code === undefined) return message;
  if (code === "value.required") return `${title} is missing.`;
  return `${title}: ${message.slice(0, 1).toLowerCase()}${message.slice(1)}.`.replace(/\.+$/, ".");
}
