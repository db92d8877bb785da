import { html } from "../frame/html.ts";
import type { Markup } from "../frame/markup.ts";
import { monthPath } from "../paths.ts";
import { printMonth } from "../printDate.ts";

/** A month that a list's page leads to, and where the list itself is shown, how much it holds. */
export interface MonthLink {
  month: string;
  count?: number;
}

/**
 * What a month's page leads to: the month after it, itself, and the one before. Not all of them,
 * for then each story would change the page of every month.
 */
export function monthsAround(month: string, names: readonly string[]): MonthLink[] {
  const later = names.filter((one) => one > month).sort()[0];
  const earlier = names
    .filter((one) => one < month)
    .sort()
    .at(-1);
  return [later, month, earlier].flatMap((one) => (one === undefined ? [] : [{ month: one }]));
}

/** How many things each month of several lists holds together, newest first. */
export function monthsTogether(lists: readonly (readonly Required<MonthLink>[])[]): MonthLink[] {
  const counts = new Map<string, number>();
  for (const { month, count } of lists.flat()) counts.set(month, (counts.get(month) ?? 0) + count);
  return [...counts]
    .map(([month, count]) => ({ month, count }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Links to months of a list; the one that is shown is no link. */
export function monthLinks(months: readonly MonthLink[], listPath: string, shown?: string): Markup {
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
            }${count === undefined ? "" : html` <span class="count">${count}</span>`}
          </li>`,
      )}
    </ul>
  </nav>`;
}
