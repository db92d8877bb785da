/** First words of the site's own addresses: no section may take them as its slug. */
export const reservedWords = [
  "topics",
  "people",
  "organizations",
  "quotes",
  "statistics",
  "corrections",
  "policies",
  "comments",
  "preview",
  "images",
  "assets",
] as const;
