/** The documents that Today tells of; listened to, so that rows come and go by themselves. */
export const newsFilter = `*[_type in ["article", "schedule", "report", "comment", "correction", "receipt", "site"]]`;

/** Everything Today is made of but the documents that these name, which `namedQuery` reads by id. */
export const newsQuery = `{
  "zone": *[_id == "site"][0].timeZone,
  "failed": *[_type == "schedule" && status == "failed" && seen != true] | order(at asc)[0...20]{
    _id, at, action, documents, "findings": receipt->findings},
  "schedules": *[_type == "schedule" && (status == "pending" || (status == "done" && at >= $since && seen != true))]
    | order(at asc)[0...60]{_id, at, action, status, documents, "doneAt": receipt->doneAt},
  "drafts": *[_id in path("drafts.**") && _type == "article"] | order(_updatedAt desc)[0...60],
  "reports": *[_type == "report" && status == "open"] | order(postedAt asc)[0...20]{
    _id, text, postedAt, "hasAddress": defined(email), about->{_id, _type, headline, label, text}},
  "comments": *[_type == "comment" && status == "pending"] | order(postedAt asc)[0...500]{
    postedAt, heldBy, story->{_id, headline}},
  "corrections": *[_type == "correction" && date >= $week && !(_id in path("drafts.**"))]
    | order(date desc)[0...20]{_id, kind, was, is, text, date, corrects->{_id, _type, headline, label, text}}
}`;

/** Documents by id, drafts and published alike. */
export const namedQuery = `*[_id in $ids]{
  _id, _type, headline, label, title, name, text, dek, body, leadImage, section, authors, topics, seo, publishedAt}`;
