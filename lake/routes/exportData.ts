import { exportDataset } from "../exportDataset.ts";
import { streamOf } from "../http/streamOf.ts";
import { refuse } from "../refusal.ts";
import type { Route } from "../route.ts";

/** Gives every document that the caller may see, or those of some `types`, one a line, all of one moment. */
export const exportData: Route = {
  method: "GET",
  path: "/data/export/:dataset",
  isVersioned: true,
  needs: "anyone",
  answer({ lake, caller, url }) {
    const isAnonymous = caller.role === "anonymous";
    const asked = url.searchParams.get("types")?.split(",").filter(Boolean) ?? [];
    const types = asked.length > 0 ? new Set(asked) : undefined;
    const scope = { includePrivate: true, isAnonymous, types };
    const pieces = exportDataset(lake, { form: "ndjson", ...scope });
    return new Response(streamOf(pieces), { headers: { "Content-Type": "application/x-ndjson" } });
  },
};

/** Gives an export as the command writes it: `form=ndjson` or `archive`, private documents with `private=true`. Ours, not Sanity's. */
export const exportFile: Route = {
  method: "GET",
  path: "/lake/export/:dataset",
  isVersioned: false,
  needs: "viewer",
  answer({ lake, url }) {
    const form = url.searchParams.get("form") ?? "ndjson";
    if (form !== "ndjson" && form !== "archive") {
      throw refuse(
        400,
        `The form ${JSON.stringify(form).slice(0, 50)} is not one: use ndjson or archive.`,
      );
    }
    const includePrivate = url.searchParams.get("private") === "true";
    const type = form === "archive" ? "application/gzip" : "application/x-ndjson";
    const pieces = exportDataset(lake, { form, includePrivate });
    return new Response(streamOf(pieces), { headers: { "Content-Type": type } });
  },
};
