import { html } from "./html.ts";
import type { SiteIndex } from "../siteIndex.ts";
import { frontPath, sectionPath } from "../paths.ts";
import { type Markup, nameElement } from "./markup.ts";

/** A step of the way to a page; without a path it is plain words. */
export interface Crumb {
  title: string;
  /** Of a name in another language. */
  language?: string | null;
  path?: string;
}

/** The way to a page, itself last. */
export function breadcrumbs(crumbs: readonly Crumb[]): Markup {
  if (crumbs.length === 0) return null;
  const last = crumbs.length - 1;
  return html`<nav class="breadcrumbs" aria-label="Breadcrumb">
    <ol>
      ${crumbs.map((crumb, at) => [html`<li>${step(crumb, at === last)}</li>`, "\n"])}
    </ol>
  </nav>`;
}

function step({ title, language, path }: Crumb, isLast: boolean): Markup {
  const name = nameElement(title, language);
  if (isLast) return html`<span aria-current="page">${name}</span>`;
  return path ? html`<a href="${path}">${name}</a>` : name;
}

/** Where every way begins. */
export const home: Crumb = { title: "Home", path: frontPath };

/** A section with those that it stands under; sections that stand under each other end the way. */
export function sectionCrumbs(index: SiteIndex, sectionId: string): Crumb[] {
  const crumbs: Crumb[] = [];
  const seen = new Set<string>();
  for (let id: string | null = sectionId; id !== null && !seen.has(id);) {
    seen.add(id);
    const section = index.section.get(id);
    if (!section) break;
    crumbs.unshift({ title: section.title, path: sectionPath(section.slug) });
    id = section.parent;
  }
  return [home, ...crumbs];
}
