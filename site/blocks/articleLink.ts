import { fieldAt } from "../story/fieldPath.ts";
import { referenced } from "../story/reference.ts";
import { webHref } from "../story/webHref.ts";
import type { Mark } from "./mark.ts";

/** Mark: a link to a story, by reference. */
export const articleLink: Mark<"articleLink"> = {
  read(value, path, reading) {
    const found = referenced(
      value.article,
      reading.facts.articles,
      fieldAt(path, "article"),
      reading,
    );
    const url = webHref(found?.fact.path);
    return url === undefined ? undefined : (children) => ({ type: "link", url, children });
  },
  allow: { tagNames: ["a"], attributes: { a: ["href"] } },
};
