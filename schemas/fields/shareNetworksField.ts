import { defineArrayMember, defineField } from "@sanity/types";
import { shareNetworks } from "./shareNetworks.ts";

/** Which networks a share block offers. */
export function shareNetworksField(field: { group: string; description: string }) {
  return defineField({
    ...field,
    name: "shareNetworks",
    title: "Share on",
    type: "array",
    // The list twice: in the item it makes the type, in the array the Studio's row of boxes.
    of: [defineArrayMember({ type: "string", options: { list: [...shareNetworks] } })],
    options: { list: [...shareNetworks] },
    validation: (rule) => rule.max(shareNetworks.length).unique(),
  });
}
