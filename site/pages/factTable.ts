import { html } from "../frame/html.ts";
import type { Markup } from "../frame/markup.ts";

/** The record of a fact: names and values, those without a value left out. */
export function factTable(
  title: string,
  rows: readonly (readonly [name: string, value: Markup])[],
): Markup {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return html`<section class="sided fact-table" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <dl>
      ${rows
        .filter(([, value]) => Boolean(value))
        .map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
    </dl>
  </section>`;
}
