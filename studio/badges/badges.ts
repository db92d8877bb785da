import type { DocumentBadgesResolver } from "sanity";
import { useCorrectedBadge } from "./correctedBadge.ts";
import { useDraftAheadBadge } from "./draftAheadBadge.ts";
import { useScheduledBadge } from "./scheduledBadge.ts";

/** What an editor should know of a document before touching it. */
export const badges: DocumentBadgesResolver = () => [
  useDraftAheadBadge,
  useScheduledBadge,
  useCorrectedBadge,
];
