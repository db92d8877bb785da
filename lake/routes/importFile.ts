import { bodyOf } from "../http/readBody.ts";
import { json } from "../http/respond.ts";
import { importDataset } from "../importDataset.ts";
import type { Route } from "../route.ts";

/** Bytes of the largest export taken in. */
const largest = 8 * 1024 * 1024 * 1024;

/** Takes in an export, lines or archive, and answers with the report of the import. Ours, not Sanity's. */
export const importFile: Route = {
  method: "POST",
  path: "/lake/import/:dataset",
  isVersioned: false,
  needs: "editor",
  async answer({ lake, request, url, caller }) {
    const options = { author: caller.name, publicUrl: url.origin };
    return json(await importDataset(lake, bodyOf(request, largest), options));
  },
};
