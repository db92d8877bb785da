import { defineField, type DateRule, type DatetimeRule } from "@sanity/types";

interface TimeField {
  name: string;
  title: string;
  description?: string;
  group?: string;
  required?: boolean;
}

/** A day of the calendar: `2017-09-28`. */
export function day({
  required,
  validation,
  ...field
}: TimeField & { validation?: (rule: DateRule) => DateRule }) {
  return defineField({
    ...field,
    type: "date",
    validation: (rule) => {
      const checked = rule.custom(dayProblem);
      const asked = required ? checked.required() : checked;
      return validation ? validation(asked) : asked;
    },
  });
}

/** A moment in time, with its offset from UTC: `2017-09-28T18:00:00Z`. */
export function instant({
  required,
  validation,
  ...field
}: TimeField & { validation?: (rule: DatetimeRule) => DatetimeRule }) {
  return defineField({
    ...field,
    type: "datetime",
    validation: (rule) => {
      const checked = rule.custom(instantProblem);
      const asked = required ? checked.required() : checked;
      return validation ? validation(asked) : asked;
    },
  });
}

/** What is wrong with a day, as a sentence for the editor; `true` when it stands in the calendar. */
export function dayProblem(value: unknown): string | true {
  if (typeof value !== "string") return true;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
    ? true
    : `“${value.slice(0, 40)}” is no day of the calendar, such as 2017-09-28.`;
}

/** What is wrong with a moment, as a sentence for the editor. */
export function instantProblem(value: unknown): string | true {
  if (typeof value !== "string") return true;
  const shape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(
    value,
  );
  return shape && dayProblem(shape[1]) === true && !Number.isNaN(Date.parse(value))
    ? true
    : `“${value.slice(0, 40)}” is no moment with its offset from UTC, such as 2017-09-28T18:00:00Z.`;
}
