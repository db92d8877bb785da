import { html, raw } from "./html.ts";
import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { fileOf } from "../paths.ts";
import { breadcrumbsNode, webPageNodes } from "../jsonLd/site.ts";
import { type JsonLd, jsonLdScript } from "../jsonLd/graph.ts";
import { sprite } from "../share/icons.ts";
import { languageAttributes } from "../story/language.ts";
import { breadcrumbs, type Crumb } from "./breadcrumbs.ts";
import { footer } from "./footer.ts";
import { head, type HeadParts } from "./head.ts";
import type { Markup } from "./markup.ts";
import { frontMasthead, masthead } from "./masthead.ts";

/** What a page kind fills the frame with. */
export interface PageParts extends HeadParts {
  /** Where it is written, where that is not its address: `404.html`. */
  file?: string;
  /** The page's own date, in the masthead. */
  date?: string | null;
  /** The id of the section it stands in. */
  sectionId?: string;
  crumbs: readonly Crumb[];
  /** The front page has the paper's name as its heading. */
  front?: boolean;
  main: Markup;
  graph?: readonly JsonLd[];
}

/** A whole page. */
export function renderPage(file: VFile, parts: PageParts, context: SiteContext): VFile {
  const { site } = context;
  const main = String(html`${parts.main}`);
  const url = parts.path === null ? null : site.address + parts.path;
  const graph = url
    ? [
        ...webPageNodes(context),
        ...breadcrumbsNode(parts.crumbs, url, context),
        ...(parts.graph ?? []),
      ]
    : [];
  const { dir } = languageAttributes(site.language);
  file.path = parts.file ?? (parts.path === null ? "404.html" : fileOf(parts.path));
  file.value = String(
    html`<!DOCTYPE html>
      <html lang="${site.language}" ${dir === "rtl" ? html` dir="rtl"` : ""}>
        <head>
          ${head(parts, context)} ${jsonLdScript(graph)}
        </head>
        <body>
          <a class="skip" href="#main">Skip to the text</a>
          <div class="page">
            ${parts.front ? frontMasthead(site, parts.date ?? null) : masthead(site, { section: parts.sectionId, date: parts.date })}
            ${breadcrumbs(parts.crumbs)}
            <main id="main" tabindex="-1">${raw(main)}</main>
            ${footer(site)}
          </div>
          ${sprite(main)}
        </body>
      </html> `,
  ).replace(/\n{2,}/g, "\n");
  return file;
}
