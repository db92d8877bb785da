import { defineField, type SlugValidationContext, type SlugValue } from "@sanity/types";
import { slugify } from "./slugify.ts";

/** The longest slug; longer ones are cut at a word. */
export const slugMax = 96;

/**
 * The last part of a page's address. Unique among the documents of its type (a story: of its
 * section), of the letters a-z, digits and single hyphens.
 */
export function slug({
  source,
  group,
  description = "The last part of the page's address. Generate it, then leave it: a moved address needs a redirect.",
  reserved = [],
  uniqueWithin,
}: {
  source: string;
  group?: string;
  description?: string;
  /** Words that this slug may not be, because an address of the site begins with them. */
  reserved?: readonly string[];
  /** A reference field: the slug is unique among documents that hold the same reference. */
  uniqueWithin?: string;
}) {
  return defineField({
    name: "slug",
    title: "Address",
    type: "slug",
    description,
    group,
    options: {
      source,
      maxLength: slugMax,
      slugify: (words) => slugify(words, slugMax),
      isUnique: (value, context) => isUnique(value, context, uniqueWithin),
    },
    validation: (rule) => [
      rule.required(),
      rule.custom((value: SlugValue | undefined) => slugProblem(value?.current, reserved) ?? true),
    ],
  });
}

/** What is wrong with a slug, as a sentence for the editor; nothing when it may stand. */
export function slugProblem(current: unknown, reserved: readonly string[]): string | undefined {
  if (current === undefined) return undefined;
  if (typeof current !== "string") return "The address must be a line of text.";
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(current))
    return `“${current}” may hold only the letters a-z, digits and single hyphens between them. Press Generate.`;
  if (current.length > slugMax) return `The address is longer than ${slugMax} characters.`;
  if (reserved.includes(current))
    return `“${current}” is the first word of other pages' addresses. Choose another.`;
  if (/^\d{4}$/.test(current))
    return `“${current}” would be taken for a year's pages. Add a word to it.`;
  return undefined;
}

async function isUnique(
  current: string,
  context: SlugValidationContext,
  within?: string,
): Promise<boolean> {
  const document = context.document;
  if (!document) return true;
  const id = document._id.replace(/^(drafts|versions\.[^.]+)\./, "");
  const holder = within ? document[within] : undefined;
  const ref = holder && typeof holder === "object" && "_ref" in holder ? holder._ref : null;
  const taken = await context.getClient({ apiVersion: "2025-02-19" }).fetch<number>(
    within === "section"
      ? `count(*[_type == $type && slug.current == $current && section._ref == $ref
          && !sanity::versionOf($id)])`
      : `count(*[_type == $type && slug.current == $current && !sanity::versionOf($id)])`,
    { type: document._type, current, id, ref },
    { perspective: "raw" },
  );
  return taken === 0;
}
