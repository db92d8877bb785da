import { defineArrayMember, defineField } from "@sanity/types";

interface ReferenceField {
  name: string;
  title: string;
  to: readonly string[];
  description?: string;
  group?: string;
  required?: boolean;
  weak?: boolean;
}

/** A reference to one document of the types in `to`. */
export function reference({ to, required, ...field }: ReferenceField) {
  return defineField({
    ...field,
    type: "reference",
    to: to.map((type) => ({ type })),
    validation: (rule) => (required ? rule.required() : rule),
  });
}

/** An ordered list of references, each document once. */
export function references({
  to,
  required,
  max,
  weak,
  ...field
}: ReferenceField & { max?: number }) {
  return defineField({
    ...field,
    type: "array",
    of: [defineArrayMember({ type: "reference", weak, to: to.map((type) => ({ type })) })],
    validation: (rule) => {
      let bounded = rule.unique();
      if (max) bounded = bounded.max(max);
      return required ? bounded.required().min(1) : bounded;
    },
  });
}
