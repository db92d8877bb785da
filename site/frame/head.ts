import { html } from "./html.ts";
import type { SiteContext } from "../context.ts";
import { feedPath } from "../paths.ts";
import type { Markup } from "./markup.ts";

/** What a page says about itself to browsers, networks and search engines. */
export interface HeadParts {
  /** The page's own title; the paper's name is added. */
  title: string;
  description: string | null;
  /** Its canonical address under the site's; nothing for a page that is at no one address. */
  path: string | null;
  type: "article" | "website" | "profile";
  /** The picture that stands for the page, 1200 × 630 where it is a card. */
  image?: { path: string; alt: string; width: number; height: number } | null;
  /** Instants with an offset. */
  published?: string | null;
  modified?: string | null;
  section?: string | null;
  /** A page that no search engine should list. */
  hidden?: boolean;
}

/** The page's `head` but for JSON-LD. */
export function head(parts: HeadParts, { site, assets }: SiteContext): Markup {
  const title = parts.title === site.title ? site.title : `${parts.title} · ${site.title}`;
  const url = parts.path === null ? null : site.address + parts.path;
  const image = parts.image ?? null;
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${parts.description ? html`<meta name="description" content="${parts.description}" />` : ""}
    ${parts.hidden ? html`<meta name="robots" content="noindex" />` : ""}
    ${url ? html`<link rel="canonical" href="${url}" />` : ""}
    ${assets.preloadFonts.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin />`)}
    <link rel="stylesheet" href="${assets.styles}" />
    <script type="module" src="${assets.script}"></script>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="apple-touch-icon" href="/icon-180.png" />
    <link rel="manifest" href="/manifest.webmanifest" />
    <link rel="alternate" type="application/atom+xml" title="${site.title}" href="${feedPath}" />
    <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#1a1715" media="(prefers-color-scheme: dark)" />
    ${property("og:site_name", site.title)} ${property("og:title", parts.title)}
    ${property("og:type", parts.type)} ${property("og:url", url)}
    ${property("og:description", parts.description)}
    ${
      image
        ? [
            property("og:image", site.address + image.path),
            property("og:image:width", String(image.width)),
            property("og:image:height", String(image.height)),
            property("og:image:alt", image.alt),
          ]
        : ""
    }
    ${
      parts.type === "article"
        ? [
            property("article:published_time", parts.published),
            property("article:modified_time", parts.modified),
            property("article:section", parts.section),
          ]
        : ""
    }
    <meta name="twitter:card" content="${image ? "summary_large_image" : "summary"}" />`;
}

function property(name: string, content: string | null | undefined): Markup {
  return content ? html`<meta property="${name}" content="${content}" /> ` : "";
}
