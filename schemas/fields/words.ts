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
}

/** One line of words: a headline, a name, a unit. */
export function line({
  max,
  required,
  validation,
  ...field
}: WordsField & {
  /** Adds to the rule; one rule, so that nothing is told twice. */
  validation?: (rule: StringRule) => StringRule;
}) {
  return defineField({
    ...field,
    type: "string",
    validation: (rule) => {
      const bounded = rule.max(max).custom(lineProblem);
      const asked = required ? bounded.required() : bounded;
      return validation ? validation(asked) : asked;
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
}: WordsField & { rows?: number; validation?: (rule: TextRule) => TextRule }) {
  return defineField({
    ...field,
    type: "text",
    rows,
    validation: (rule) => {
      const bounded = rule.max(max).custom(blankProblem);
      const asked = required ? bounded.required() : bounded;
      return validation ? validation(asked) : asked;
    },
  });
}

/** A word out of a list, each with the title an editor reads. */
export function choice({
  options,
  layout = "radio",
  required,
  ...field
}: Omit<WordsField, "max"> & {
  options: readonly { value: string; title: string }[];
  layout?: "radio" | "dropdown";
}) {
  return defineField({
    ...field,
    type: "string",
    options: { list: [...options], layout, direction: "horizontal" },
    validation: (rule) =>
      (required ? rule.required() : rule).error(
        `Choose one of: ${options.map((option) => option.title).join(", ")}.`,
      ),
  });
}

function lineProblem(value: unknown): string | true {
  return typeof value === "string" && /[\n\r\u2028\u2029]/.test(value)
    ? "Keep it on one line."
    : blankProblem(value);
}

function blankProblem(value: unknown): string | true {
  return typeof value === "string" && value !== "" && value.trim() === ""
    ? "There is nothing but spaces here. Write something, or clear the field."
    : true;
}
