import type { ArticleSummary } from "../siteIndex.ts";

const labels = { analysis: "Analysis", opinion: "Opinion", sponsored: "Sponsored" } as const;

/** What stands above a headline, where the story is no plain news. */
export const kicker = ({ label }: Pick<ArticleSummary, "label">): string | null =>
  label && label !== "news" ? labels[label] : null;
