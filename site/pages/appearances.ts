import { html } from "../frame/html.ts";
import type { CitingQueryResult } from "../queries.generated.ts";
import type { SiteContext } from "../context.ts";
import { commas, listed, type Markup, timeElement } from "../frame/markup.ts";
import { pathOfArticle } from "../lookUp.ts";
import { newestFirst } from "../liveLists.ts";
import { rowsOf } from "../queries/fields.ts";
import type { Reads } from "../reads.ts";
import type { SiteIndex } from "../siteIndex.ts";

/** How a story prints a fact. */
export interface Appearance {
  storyId: string;
  /** Words that state it, each once, in order. */
  printed: string[];
  /** Shown whole, by itself. */
  whole: boolean;
}

/** Where facts appear, by their ids, from what `citingQuery` gave. */
export function readAppearances(rows: unknown, reads: Reads): (fact: string) => Appearance[] {
  const found = new Map<string, Map<string, Appearance>>();
  const at = (fact: string | null, storyId: string) => {
    if (fact === null) return undefined;
    const stories = found.get(fact) ?? new Map<string, Appearance>();
    found.set(fact, stories);
    const appearance = stories.get(storyId) ?? { storyId, printed: [], whole: false };
    stories.set(storyId, appearance);
    return appearance;
  };
  for (const row of rowsOf<CitingQueryResult>(rows, [])) {
    for (const id of row.texts("cites")) at(id, row.id);
    for (const embed of row.list("embeds")) {
      const appearance = at(embed.text("id"), row.id);
      if (appearance && embed.text("excerpt") === null) appearance.whole = true;
    }
    for (const block of row.list("blocks")) {
      for (const inline of block.list("inline")) at(inline.text("id"), row.id);
      for (const definition of block.list("defs")) {
        const appearance = at(definition.text("id"), row.id);
        const key = definition.text("_key");
        if (!appearance || key === null) continue;
        // Emphasis inside bound words parts them into spans: together they are what is printed.
        const words = block
          .list("spans")
          .filter((span) => span.texts("marks").includes(key))
          .map((span) => span.text("text") ?? "")
          .join("");
        if (words !== "" && !appearance.printed.includes(words)) appearance.printed.push(words);
      }
    }
  }
  return (fact) => {
    const stories = [...(found.get(fact)?.values() ?? [])];
    for (const { storyId } of stories) reads.note(storyId);
    return stories;
  };
}

/** The most stories that a fact's page names. */
const most = 50;

/** The stories that a fact appears in, newest first, each with how it prints it. */
export function appearsIn(
  appearances: readonly Appearance[],
  printedAs: (appearance: Appearance) => Markup,
  index: SiteIndex,
  { site }: SiteContext,
): Markup {
  const stories = appearances
    .flatMap((appearance) => {
      const story = index.article.get(appearance.storyId);
      return story ? [{ appearance, story }] : [];
    })
    .sort((a, b) => newestFirst(a.story, b.story));
  if (stories.length === 0) return "";
  const rest = stories.length - most;
  return html`<section class="sided appears" aria-labelledby="appears">
    <h2 id="appears">Appears in</h2>
    <ul class="ruled">
      ${stories.slice(0, most).map(({ appearance, story }) => {
        const section = index.section.get(story.section)?.title;
        const date = story.publishedAt ? timeElement(story.publishedAt, site.timeZone) : null;
        const how = printedAs(appearance);
        return html`<li>
          <h3><a href="${pathOfArticle(index, story)}">${story.headline}</a></h3>
          <p class="item-meta">${commas([section, date])}.${how ? [" ", how] : ""}</p>
        </li>`;
      })}${rest > 0 ? html`<li><p class="item-meta">And ${rest} more ${rest === 1 ? "story" : "stories"}.</p></li>` : ""}
    </ul>
  </section>`;
}

/** "Printed as “almost 500” and “498”." */
export function printedWords({ printed }: Appearance): Markup {
  if (printed.length === 0) return null;
  const words = printed.slice(0, 4).map((one) => `“${one.trim()}”`);
  return html`Printed as ${listed(words)}.`;
}
