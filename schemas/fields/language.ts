import { line } from "./words.ts";

/** A language tag of BCP 47, as HTML's `lang` takes it: `en`, `ar`, `zh-Hant`. */
export function language(field: {
  name: string;
  title: string;
  description?: string;
  group?: string;
}) {
  return line({
    ...field,
    max: 35,
    validation: (rule) =>
      rule.custom((value) =>
        value === undefined || /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(value)
          ? true
          : `“${value}” is no language tag, such as en, ar or zh-Hant.`,
      ),
  });
}
