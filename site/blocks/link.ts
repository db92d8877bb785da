import { fieldAt } from "../story/fieldPath.ts";
import { webHref } from "../story/webHref.ts";
import type { Mark } from "./mark.ts";

/** Mark: an address on the web, of mail or telephone, or a path of this site. */
export const link: Mark<"link"> = {
  read(value, path, reading) {
    const url = webHref(value.href);
    if (url !== undefined) return (children) => ({ type: "link", url, children });
    reading.report(
      "refused-address",
      fieldAt(path, "href"),
      "The address is none that a link may have. Use https, http, mailto, tel, or a path that begins with one slash.",
    );
    return undefined;
  },
  allow: { tagNames: ["a"], attributes: { a: ["href"] } },
};
