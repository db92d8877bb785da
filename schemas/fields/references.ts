import { defineArrayMember, defineField } from "@sanity/types";
import { publishedId, referenceIn } from "../../facts/onFile.ts";

interface ReferenceField {
  name: string;
  title: string;
  to: readonly string[];
  description?: string;
  group?: string;
  required?: boolean;
  /** A weak reference may lead to what is not published yet, or no longer. */
  weak?: boolean;
}

/** A reference to one document of the types in `to`, never to the document it stands in. */
export function reference({ to, required, ...field }: ReferenceField) {
  return defineField({
    ...field,
    type: "reference",
    to: to.map((type) => ({ type })),
    validation: (rule) => {
      const other = rule.custom((value, { document }) =>
        value && document && value._ref === publishedId(document._id)
          ? "A document cannot refer to itself here."
          : true,
      );
      return required ? other.required() : other;
    },
  });
}

/** An ordered list of references, each document once. */
export function references({
  to,
  required,
  max,
  weak,
  ...field
}: ReferenceField & { max: number }) {
  return defineField({
    ...field,
    type: "array",
    of: [defineArrayMember({ type: "reference", weak, to: to.map((type) => ({ type })) })],
    validation: (rule) => {
      const bounded = rule.max(max).custom(eachOnce);
      return required ? bounded.required().min(1) : bounded;
    },
  });
}

// `rule.unique()` compares every item with every other: a list of 10,000 would stop a check.
function eachOnce(value: unknown) {
  if (!Array.isArray(value)) return true;
  const seen = new Set<string>();
  const again = value.flatMap((item: unknown, index) => {
    const id = referenceIn(item);
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [{ message: "This document stands in the list twice.", path: [index] }];
  });
  return again.length === 0 ? true : again;
}
