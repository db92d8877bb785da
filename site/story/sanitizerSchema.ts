import type { Schema } from "hast-util-sanitize";
import type { Allowance } from "../blocks/block.ts";
import { blocks } from "../blocks/blocks.ts";
import { correctedAllowance } from "./correctedMark.ts";
import { marginNoteAllowance } from "./marginNotes.ts";
import { marks } from "./readMarks.ts";

type Attributes = NonNullable<Schema["attributes"]>[string];

/** Paragraphs, headings, lists and decorators: what a text is made of without any block. */
const textAllowance: Allowance = {
  tagNames: ["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "br"],
  attributes: { h2: ["id"], h3: ["id"] },
};

/** The name of a field: only the preview's pages carry it. */
const previewAllowance: Allowance = { attributes: { "*": ["dataSanity"] } };

/** All that may reach a page from a story's text: each block's own, merged. */
export const sanitizerSchema: Schema = merge([
  textAllowance,
  previewAllowance,
  correctedAllowance,
  marginNoteAllowance,
  ...Object.values(marks).map((mark) => mark.allow),
  ...Object.values(blocks).map((block) => block.allow),
]);

function merge(allowances: readonly Allowance[]): Schema {
  const attributes = new Map<string, Map<string, Set<string | RegExp> | null>>();
  for (const allowance of allowances)
    for (const [tag, entries] of Object.entries(allowance.attributes ?? {}))
      for (const entry of entries) addEntry(attributes, tag, entry);
  return {
    tagNames: [...new Set(allowances.flatMap((allowance) => allowance.tagNames ?? []))],
    attributes: Object.fromEntries(
      [...attributes].map(([tag, names]) => [tag, definitions(names)]),
    ),
    ancestors: Object.assign({}, ...allowances.map((allowance) => allowance.ancestors)),
    protocols: { href: ["http", "https", "mailto", "tel"], cite: ["http", "https"] },
    // Ids are ours (`headingIds` puts a prefix before an editor's words), so they need no second one.
    clobberPrefix: "",
    clobber: [],
    strip: ["script", "style"],
    required: {},
    allowComments: false,
    allowDoctypes: false,
  };
}

/**
 * The sanitizer looks at the first entry of a name and no further: two blocks that allow a class each
 * on the same tag must become one entry. An entry that allows any value stays that.
 */
function addEntry(
  attributes: Map<string, Map<string, Set<string | RegExp> | null>>,
  tag: string,
  entry: Attributes[number],
): void {
  const [name, ...values] = typeof entry === "string" ? [entry] : entry;
  const names = attributes.get(tag) ?? new Map<string, Set<string | RegExp> | null>();
  attributes.set(tag, names);
  if (values.length === 0) names.set(name, null);
  else if (names.get(name) !== null)
    names.set(name, new Set([...(names.get(name) ?? []), ...values.filter(isTextOrPattern)]));
}

function definitions(names: ReadonlyMap<string, Set<string | RegExp> | null>): Attributes {
  return [...names].map(([name, values]) => (values ? [name, ...values] : name));
}

function isTextOrPattern(value: unknown): value is string | RegExp {
  return typeof value === "string" || value instanceof RegExp;
}
