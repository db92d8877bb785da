import { html } from "./html.ts";
import type { SiteSettings } from "../context.ts";
import { correctionsPath, feedPath, policyPath } from "../paths.ts";
import type { Markup } from "./markup.ts";

/** What stands under every page. */
export function footer(site: SiteSettings): Markup {
  return html`<footer class="footer">
    <p>${site.title}</p>
    <ul>
      <li><a href="${correctionsPath}">Corrections</a></li>
      ${site.policies.map(({ title, slug }) => html`<li><a href="${policyPath(slug)}">${title}</a></li>`)}
      <li><a href="${feedPath}">Feed</a></li>
    </ul>
  </footer>`;
}
