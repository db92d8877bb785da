import { defineField, type SlugValidationContext } from "@sanity/types";
import { publishedId, referenceIn, wordsIn } from "../../facts/onFile.ts";
import { holdersOfSlug } from "../lookups.ts";
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
  perSection = false,
}: {
  source: string;
  group?: string;
  description?: string;
  /** Words that this slug may not be, because an address of the site begins with them. */
  reserved?: readonly string[];
  /** Two documents may hold the same slug when they stand in different sections. */
  perSection?: boolean;
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
      isUnique: (value, context) => isUnique(value, context, perSection),
    },
    validation: (rule) =>
      rule
        .required()
        .custom((value) =>
          value?.current && value.current.length > slugMax
            ? `The address is longer than ${slugMax} characters.`
            : (slugProblem(value?.current, reserved) ?? true),
        ),
  });
}

/** What is wrong with a slug, as a sentence for the editor; nothing when it may stand. */
export function slugProblem(current: unknown, reserved: readonly string[]): string | undefined {
  // That it is missing is told already.
  if (current === undefined || current === "") return undefined;
  if (typeof current !== "string") return "The address must be a line of text.";
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(current))
    return `“${current.slice(0, 100)}” may hold only the letters a-z, digits and single hyphens between them. Press Generate.`;
  if (reserved.includes(current))
    return `“${current}” is the first word of other pages' addresses. Choose another.`;
  if (/^\d{4}$/.test(current))
    return `“${current}” would be taken for a year's pages. Add a word to it.`;
  return undefined;
}

async function isUnique(
  slug: string,
  { document, getClient }: SlugValidationContext,
  perSection: boolean,
): Promise<boolean> {
  if (!document) return true;
  const holders = await getClient({ apiVersion: "2025-02-19" }).fetch<readonly unknown[]>(
    holdersOfSlug.query,
    { type: document._type, slug },
    { perspective: "raw" },
  );
  // A draft and its published document are one.
  const own = publishedId(document._id);
  const section = referenceIn(document["section"]);
  return !holders.some(
    (holder) =>
      publishedId(wordsIn(holder, "_id") ?? own) !== own &&
      (!perSection || wordsIn(holder, "section") === section),
  );
}
