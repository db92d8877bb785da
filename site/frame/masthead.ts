import { html } from "./html.ts";
import type { SiteSettings } from "../context.ts";
import { correctionsPath, frontPath, sectionPath } from "../paths.ts";
import { printDay } from "../printDate.ts";
import { type Markup, timeElement } from "./markup.ts";

/** The head of an inside page: the paper's name, its sections, the page's own date. */
export function masthead(
  site: SiteSettings,
  { section, date }: { section?: string; date?: string | null },
): Markup {
  return html`<header class="masthead">
    <p class="masthead-name"><a href="${frontPath}">${site.title}</a></p>
    ${sections(site, section)}
    ${date ? html`<p class="masthead-date">${timeElement(date, site.timeZone, printDay)}</p>` : ""}
  </header>`;
}

/** The head of the front page: the date of the newest story, and the name set large. */
export function frontMasthead(site: SiteSettings, date: string | null): Markup {
  return html`<header class="masthead masthead-front">
    <div class="dateline">
      <p>${date ? timeElement(date, site.timeZone, printDay) : ""}</p>
      <p><a href="${correctionsPath}">Corrections</a></p>
    </div>
    <h1 class="masthead-name">${site.title}</h1>
    ${sections(site)}
  </header>`;
}

function sections(site: SiteSettings, current?: string): Markup {
  if (site.navigation.length === 0) return null;
  return html`<nav class="sections" aria-label="Sections">
    <ul>
      ${site.navigation.map(
        (section) =>
          html`<li>
            <a
              href="${sectionPath(section.slug)}"
              ${section._id === current ? html` aria-current="true"` : ""}
              >${section.title}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
