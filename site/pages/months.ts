import { html } from "../frame/html.ts";
import type { Markup } from "../frame/markup.ts";
import { monthPath } from "../paths.ts";
import { printMonth } from "../printDate.ts";

/** A month and how much it holds. */
export interface Month {
  month: string;
  count: number;
}

/** The months of dated rows, newest first. */
export function monthsOf(months: Iterable<string | null>): Month[] {
  const counts = new Map<string, number>();
  for (const month of months) if (month) counts.set(month, (counts.get(month) ?? 0) + 1);
  return [...counts]
    .map(([month, count]) => ({ month, count }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** The key of a month's page: `<id>/2026-11`. */
export const monthKey = (id: string, month: string) => `${id}/${month}`;

/** The two parts of a month's key. */
export function splitKey(key: string): { id: string; month: string } {
  const at = key.lastIndexOf("/");
  return { id: key.slice(0, at), month: key.slice(at + 1) };
}

/** Links to all months of a list; the one that is shown is no link. */
export function monthLinks(months: readonly Month[], listPath: string, shown?: string): Markup {
  if (months.length === 0) return "";
  return html`<nav class="months" aria-labelledby="months">
    <h2 id="months">By month</h2>
    <ul>
      ${months.map(
        ({ month, count }) =>
          html`<li>
            ${
              month === shown
                ? html`<span aria-current="page">${printMonth(month)}</span>`
                : html`<a href="${monthPath(listPath, month)}">${printMonth(month)}</a>`
            } <span class="count">${count}</span>
          </li>`,
      )}
    </ul>
  </nav>`;
}
