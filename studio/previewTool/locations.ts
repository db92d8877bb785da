import type { DocumentLocationResolvers } from "sanity/presentation";
import {
  articlePath,
  correctionsPath,
  frontPath,
  organizationPath,
  personPath,
  quotePath,
  sectionPath,
  statisticPath,
  topicPath,
} from "../../site/paths.ts";
import { previewOf } from "./previewPath.ts";

type Selected = Record<string, unknown> | null;

const text = (selected: Selected, name: string) => {
  const value = selected?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

const at = (title: string, path: string) => ({ title, href: previewOf(path) });

/** A document whose page is found by its slug alone. */
const bySlug = (title: string, path: (slug: string) => string) => ({
  select: { title, slug: "slug.current" },
  resolve: (selected: Selected) => {
    const slug = text(selected, "slug");
    return slug
      ? { locations: [at(text(selected, "title") ?? slug, path(slug))] }
      : { message: "It has no page until it has an address.", tone: "caution" as const };
  },
});

/** On which pages a document is seen, for the list above its form. */
export const locations: DocumentLocationResolvers = {
  article: {
    select: { title: "headline", slug: "slug.current", section: "section.slug.current" },
    resolve: (selected: Selected) => {
      const [slug, section] = [text(selected, "slug"), text(selected, "section")];
      return slug && section
        ? {
            locations: [
              at(text(selected, "title") ?? slug, articlePath({ section, slug })),
              at("Front page", frontPath),
            ],
          }
        : {
            message: "The story has no page until it has an address and a section.",
            tone: "caution" as const,
          };
    },
  },
  quote: bySlug("text", quotePath),
  statistic: bySlug("label", statisticPath),
  person: bySlug("name", personPath),
  organization: bySlug("name", organizationPath),
  topic: bySlug("title", topicPath),
  section: bySlug("title", sectionPath),
  front: { message: "", locations: [at("Front page", frontPath)] },
  correction: { message: "", locations: [at("Corrections", correctionsPath)] },
};
