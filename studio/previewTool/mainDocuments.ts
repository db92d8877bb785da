import { defineDocuments } from "sanity/presentation";
import { previewPath } from "./previewPath.ts";

const bySlug = (first: string, type: string) => ({
  route: [`${previewPath}/${first}/:slug/`, `${previewPath}/${first}/:slug`],
  filter: `_type == "${type}" && slug.current == $slug`,
});

/** Which document a page is about: it opens beside the preview. First that fits, so stories come last. */
export const mainDocuments = defineDocuments([
  { route: [`${previewPath}/`, previewPath], type: "front" },
  bySlug("quotes", "quote"),
  bySlug("statistics", "statistic"),
  bySlug("people", "person"),
  bySlug("organizations", "organization"),
  bySlug("topics", "topic"),
  {
    route: [`${previewPath}/:section/:slug/`, `${previewPath}/:section/:slug`],
    filter: `_type == "article" && slug.current == $slug && section->slug.current == $section`,
  },
  { route: [`${previewPath}/:section/`], filter: `_type == "section" && slug.current == $section` },
]);
