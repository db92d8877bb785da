import type { ArticleSummary, SectionSummary, SiteIndex } from "../siteIndex.ts";

/** The stories of the front page, in their places. */
export interface FrontStories {
  lead: ArticleSummary | undefined;
  seconds: ArticleSummary[];
  rows: { section: SectionSummary; stories: ArticleSummary[] }[];
}

const seconds = 2;
const inRow = 3;

/** What an editor chose, filled up with the newest; each story stands in one place. */
export function frontStories(index: SiteIndex): FrontStories {
  // More cannot be taken: what stands in one place is left out of the others.
  const dated = index.stories().newest(1 + seconds + 1);
  const chosen = [index.front.lead, ...index.front.seconds].map((id) =>
    id === null ? undefined : index.article.get(id),
  );
  const lead = chosen[0] ?? dated[0];
  const beside = [...new Set([...chosen.slice(1), ...dated])]
    .flatMap((story) => (story && story !== lead ? [story] : []))
    .slice(0, seconds);
  const used = new Set<ArticleSummary | undefined>([lead, ...beside]);
  const rows = index.front.sections.flatMap((id) => {
    const section = index.section.get(id);
    const stories = index
      .stories(id)
      .newest(1 + seconds + inRow)
      .filter((story) => !used.has(story))
      .slice(0, inRow);
    for (const story of stories) used.add(story);
    return section && stories.length > 0 ? [{ section, stories }] : [];
  });
  return { lead, seconds: beside, rows };
}
