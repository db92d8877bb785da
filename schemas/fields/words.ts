import { defineField, type StringRule, type TextRule } from "@sanity/types";

/** What every field of words states: no string of the newsroom is without a maximum. */
export interface WordsField {
  name: string;
  title: string;
  /** The largest number of characters (UTF-16 units) that the field may hold. */
  max: number;
  description?: string;
  group?: string;
  required?: boolean;
  hidden?: boolean;
  readOnly?: boolean;
  initialValue?: string;
  validation?: (rule: StringRule) => StringRule | StringRule[];
}

/** One line of words: a headline, a name, a unit. */
export function line({ max, required, validation, ...field }: WordsField) {
  return defineField({
    ...field,
    type: "string",
    validation: (rule) => {
      const bounded = required ? rule.required().max(max) : rule.max(max);
      return validation ? [bounded, validation(rule)].flat() : bounded;
    },
  });
}

/** Words that may run over several lines: a dek, a quotation, a note. */
export function prose({
  max,
  required,
  rows = 3,
  validation,
  ...field
}: Omit<WordsField, "validation"> & {
  rows?: number;
  validation?: (rule: TextRule) => TextRule | TextRule[];
}) {
  return defineField({
    ...field,
    type: "text",
    rows,
    validation: (rule) => {
      const bounded = required ? rule.required().max(max) : rule.max(max);
      return validation ? [bounded, validation(rule)].flat() : bounded;
    },
  });
}

/** A word out of a list, each with the title an editor reads. */
export function choice({
  options,
  layout = "radio",
  required,
  ...field
}: Omit<WordsField, "max" | "validation"> & {
  options: readonly { value: string; title: string }[];
  layout?: "radio" | "dropdown";
}) {
  return defineField({
    ...field,
    type: "string",
    options: { list: [...options], layout, direction: "horizontal" },
    validation: (rule) => {
      const listed = rule.custom((value: string | undefined) =>
        value === undefined || options.some((option) => option.value === value)
          ? true
          : `Choose one of: ${options.map((option) => option.title).join(", ")}.`,
      );
      return required ? [rule.required(), listed] : listed;
    },
  });
}
