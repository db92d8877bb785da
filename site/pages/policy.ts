import { html, raw } from "../frame/html.ts";
import { VFile } from "vfile";
import type { PoliciesQueryResult } from "../queries.generated.ts";
import { home } from "../frame/breadcrumbs.ts";
import { renderPage } from "../frame/page.ts";
import type { PageKind } from "../pageKind.ts";
import { policyPath } from "../paths.ts";
import { rowsOf } from "../queries/fields.ts";
import { policiesQuery } from "../queries/policies.ts";
import { followFacts, readFacts } from "../queries/readFacts.ts";
import type { StoryFacts } from "../story/facts.ts";
import { renderStory } from "../story/renderStory.ts";
import { openingWords } from "./openingWords.ts";

/** A policy's text, with the facts it may name. */
export interface PolicyData {
  title: string;
  body: unknown;
  field: string;
  facts: StoryFacts;
}

/** A policy of the paper; its pages are keyed by slug, for they are parts of one document. */
export const policy: PageKind<PolicyData> = {
  kind: "policy",
  stage: "story",
  ids: (index) => [...index.policies],
  has: (slug, index) => index.policies.includes(slug),
  path: (slug) => policyPath(slug),
  documents: () => ["site"],
  queries: { site: policiesQuery },
  follow: followFacts,
  collect(results, index) {
    const facts = readFacts(results, index);
    const found = new Map<string, PolicyData>();
    for (const site of rowsOf<PoliciesQueryResult>(results["site"], []))
      site.list("policies").forEach((row, at) => {
        const slug = row.slug("slug");
        if (slug === null || found.has(slug)) return;
        const field = `policies[${at}].body`;
        found.set(slug, { title: row.text("title") ?? slug, body: row.raw("body"), field, facts });
      });
    return (slug) => found.get(slug);
  },
  render(slug, { title, body, field, facts }, _index, context) {
    const file = new VFile();
    const text = renderStory(body, facts, {
      context,
      file,
      documentId: "site",
      documentType: "site",
      field,
    });
    return [
      renderPage(
        file,
        {
          title,
          description: openingWords(body, 200) ?? `${title}: ${context.site.title}.`,
          path: policyPath(slug),
          type: "website",
          crumbs: [home, { title: "Policies" }, { title }],
          main: html`<article class="policy">
            <header class="list-head"><h1>${title}</h1></header>
            <div class="story">${raw(text.html)}</div>
          </article>`,
        },
        context,
      ),
    ];
  },
};
