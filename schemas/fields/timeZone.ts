import { line } from "./words.ts";

/** A time zone by its name in the IANA list: `Europe/London`. */
export function timeZone(field: {
  name: string;
  title: string;
  description?: string;
  group?: string;
  required?: boolean;
}) {
  return line({
    ...field,
    max: 60,
    validation: (rule) =>
      rule.custom((value) =>
        value === undefined || isTimeZone(value)
          ? true
          : `“${value}” is no time zone we know. Name it as Europe/London is named.`,
      ),
  });
}

function isTimeZone(name: unknown): boolean {
  try {
    // An offset ("+01:00") is taken too, and knows nothing of summer time.
    return (
      /^[A-Za-z]/.test(String(name)) && !!Intl.DateTimeFormat("en", { timeZone: String(name) })
    );
  } catch {
    // Intl says no by throwing: that is the answer, not a failure.
    return false;
  }
}
