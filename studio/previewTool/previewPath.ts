/** Where the Studio's own address shows drafts as pages. */
export const previewPath = "/preview";

/** The preview of a page of the site: `/news/x/` → `/preview/news/x/`. */
export const previewOf = (path: string) => `${previewPath}${path}`;
