import { html } from "../frame/html.ts";
import { sectionCrumbs } from "../frame/breadcrumbs.ts";
import { listed } from "../frame/markup.ts";
import { sectionPath } from "../paths.ts";
import type { SectionSummary } from "../siteIndex.ts";
import { storyLists } from "./storyLists.ts";

/** A section: its newest stories, and a page for every month. */
export const { newestPage: section, monthPages: sectionMonth } = storyLists<SectionSummary>({
  kind: "section",
  rows: (index) => index.section,
  path: ({ slug }) => sectionPath(slug),
  parts: ({ _id, title, description }, index) => {
    const below = index.section
      .ids()
      .flatMap((id) => index.section.get(id) ?? [])
      .filter((other) => other.parent === _id && other._id !== _id);
    return {
      title,
      name: title,
      description,
      about:
        below.length > 0
          ? html`<p class="sub-sections">
              In this section:
              ${listed(below.map((one) => html`<a href="${sectionPath(one.slug)}">${one.title}</a>`))}
            </p>`
          : null,
      crumbs: sectionCrumbs(index, _id).map((crumb, at, all) =>
        at === all.length - 1 ? { title: crumb.title } : crumb,
      ),
      sectionId: _id,
      said: title,
      none: "Nothing has been published here yet.",
    };
  },
});
