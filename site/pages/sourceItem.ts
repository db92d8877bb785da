import { html } from "../frame/html.ts";
import { commas, type Markup, nameElement, timeElement } from "../frame/markup.ts";
import { entityPath } from "../paths.ts";
import type { SourceFact } from "../story/facts.ts";
import { webHref } from "../story/webHref.ts";

/** A source as an item of a list: who published what, and when. */
export const sourceItem = (source: SourceFact, timeZone: string): Markup =>
  html`<li>${sourceWords(source, timeZone)}</li>`;

/** A source in one line: the publisher, what it is, its title leading to it, its date. */
export function sourceWords(source: SourceFact, timeZone: string): Markup {
  const publisher = source.publisher;
  const href = webHref(source.url);
  const archived = webHref(source.archivedUrl);
  const title = source.title ? html`“${source.title}”` : null;
  const name = publisher?.name ? nameElement(publisher.name, publisher.nameLanguage) : null;
  return commas([
    name && publisher?.slug
      ? html`<a href="${entityPath({ _type: publisher._type, slug: publisher.slug })}">${name}</a>`
      : name,
    source.kind,
    title && href
      ? html`<a href="${href}">${title}</a>`
      : (title ?? (href && html`<a href="${href}">${href}</a>`)),
    source.published && timeElement(source.published, timeZone),
    archived && html`<a href="${archived}">archived copy</a>`,
  ]);
}
