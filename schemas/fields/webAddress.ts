import { defineField } from "@sanity/types";

/** The longest address that is kept. */
export const webAddressMax = 2000;

/** An address on the web, http or https only. */
export function webAddress(field: {
  name: string;
  title: string;
  description?: string;
  group?: string;
  required?: boolean;
}) {
  const { required, ...rest } = field;
  return defineField({
    ...rest,
    type: "url",
    validation: (rule) => {
      const web = rule
        .uri({ scheme: ["http", "https"] })
        .custom((value: string | undefined) =>
          value && value.length > webAddressMax
            ? `The address is longer than ${webAddressMax} characters.`
            : true,
        );
      return required ? web.required() : web;
    },
  });
}
