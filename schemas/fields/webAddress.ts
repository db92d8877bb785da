import { defineField } from "@sanity/types";

/** The longest address that is kept. */
export const webAddressMax = 2000;

/** An address on the web, http or https only. */
export function webAddress({
  required,
  ...field
}: {
  name: string;
  title: string;
  description?: string;
  group?: string;
  required?: boolean;
}) {
  return defineField({
    ...field,
    type: "url",
    validation: (rule) => {
      const web = rule.uri({ scheme: ["http", "https"] }).custom(tooLong);
      return required ? web.required() : web;
    },
  });
}

/** What is wrong with an address that is longer than any we keep. */
export function tooLong(value: unknown): string | true {
  return typeof value === "string" && value.length > webAddressMax
    ? `The address is longer than ${webAddressMax} characters.`
    : true;
}
