import { refuse } from "../refusal.ts";

/** The layers that a perspective sees, first one first; `raw` sees every document as it is stored. */
export type Layers = "raw" | string[];

/** Reads a perspective: `raw`, `published`, `drafts` (also `previewDrafts`), a release's name, or a list of these. */
export function readPerspective(asked: string | undefined, apiVersion: string): Layers {
  if (asked === undefined || asked === "") return defaultPerspective(apiVersion);
  const names = asked.split(",").map((name) => name.trim());
  if (names.includes("raw")) {
    if (names.length > 1) {
      throw refuse(400, 'The perspective "raw" cannot be combined with others.');
    }
    return "raw";
  }
  const layers = names.map((name) => {
    if (name === "published") return "";
    if (name === "drafts" || name === "previewDrafts") return "drafts";
    if (/^[A-Za-z0-9_-]{1,128}$/.test(name)) return `versions.${name}`;
    throw refuse(
      400,
      `The perspective ${JSON.stringify(name).slice(0, 160)} is not one: use raw, published, drafts, the name of a release, or a list of these.`,
    );
  });
  // What no layer changes is seen as published.
  return [...new Set([...layers.filter((layer) => layer !== ""), ""])];
}

/** The default changed with the API of 2025-02-19; `v1` is older, `vX` newer than every date. */
function defaultPerspective(apiVersion: string): Layers {
  return apiVersion === "X" || apiVersion >= "2025-02-19" ? [""] : "raw";
}
