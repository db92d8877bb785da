import type { DocumentBadgeComponent } from "sanity";

/** Says that readers see an older version than the one that is open. */
export const useDraftAheadBadge: DocumentBadgeComponent = ({ draft, published }) =>
  draft && published
    ? {
        label: "Draft ahead of published",
        title: "Readers see the published version, without these changes.",
        color: "warning",
      }
    : null;
