import { lookUp } from "../lookUp.ts";
import type { ArticleSummary, SectionSummary, SiteIndex } from "../siteIndex.ts";

/** The stories of the front page, in their places. */
export interface FrontStories {
  lead: ArticleSummary | undefined;
  seconds: ArticleSummary[];
  rows: { section: SectionSummary; stories: ArticleSummary[] }[];
}

const seconds = 2;
const inRow = 3;
const made = new WeakMap<SiteIndex, FrontStories>();

/** What an editor chose, filled up with the newest; each story stands in one place. */
export function frontStories(index: SiteIndex): FrontStories {
  let found = made.get(index);
  if (!found) made.set(index, (found = choose(index)));
  return found;
}

function choose(index: SiteIndex): FrontStories {
  const look = lookUp(index);
  const dated = index.articles.filter((story) => story.publishedAt !== null);
  const chosen = [index.front.lead, ...index.front.seconds].map((id) =>
    id === null ? undefined : look.article.get(id),
  );
  const lead = chosen[0] ?? dated[0];
  const beside = [...new Set([...chosen.slice(1), ...dated])]
    .flatMap((story) => (story && story !== lead ? [story] : []))
    .slice(0, seconds);
  const used = new Set<ArticleSummary | undefined>([lead, ...beside]);
  const rows = index.front.sections.flatMap((id) => {
    const section = look.section.get(id);
    const stories = (look.stories.get(id) ?? [])
      .filter((story) => !used.has(story))
      .slice(0, inRow);
    for (const story of stories) used.add(story);
    return section && stories.length > 0 ? [{ section, stories }] : [];
  });
  return { lead, seconds: beside, rows };
}
