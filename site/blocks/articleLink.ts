import { fieldAt } from "../story/fieldPath.ts";
import { referenced } from "../story/reference.ts";
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
    if (!found) return undefined;
    const url = found.fact.path;
    return (children) => ({ type: "link", url, children });
  },
  allow: { tagNames: ["a"], attributes: { a: ["href"] } },
};
