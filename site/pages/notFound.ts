import { html } from "../frame/html.ts";
import { VFile } from "vfile";
import { renderPage } from "../frame/page.ts";
import type { PageKind } from "../pageKind.ts";
import { frontPath } from "../paths.ts";

/** What a reader finds at an address that has no page: `404.html`. */
export const notFound: PageKind<null> = {
  kind: "notFound",
  stage: "story",
  ids: () => ["404"],
  has: (id) => id === "404",
  path: () => undefined,
  queries: {},
  collect: () => () => null,
  render: (_id, _none, _index, context) => [
    renderPage(
      new VFile(),
      {
        title: "There is no such page",
        description: null,
        path: null,
        file: "404.html",
        hidden: true,
        type: "website",
        crumbs: [],
        main: html`<div class="not-found">
          <p class="struck" aria-hidden="true"><s>404</s></p>
          <div>
            <h1>There is no such page</h1>
            <p>
              The address may have been misprinted, or what stood here has been withdrawn. What
              still stands is on the <a href="${frontPath}">front page</a>.
            </p>
          </div>
        </div>`,
      },
      context,
    ),
  ],
};
