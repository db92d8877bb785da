import { createClient } from "@sanity/client";
import { revisionChanges } from "./revisionChanges.ts";
import { apiVersion, bytesOf, type Newsroom } from "./newsroom.ts";

/** The documents of a project at Sanity: `SANITY_DATASET`, `SANITY_API_TOKEN`. */
export function hosted(projectId: string): Newsroom {
  const dataset = process.env["SANITY_DATASET"] || "production";
  check("SANITY_PROJECT_ID", projectId, /^[a-z0-9-]+$/, "a-z, 0-9 and hyphens");
  check("SANITY_DATASET", dataset, /^~?[a-z0-9_-]+$/, "a-z, 0-9, hyphens and underscores");
  const token = process.env["SANITY_API_TOKEN"];
  const client = createClient({
    projectId,
    dataset,
    apiVersion,
    useCdn: false,
    ...(token ? { token } : {}),
  });
  return {
    client,
    readAsset: (url) => bytesOf(fetch(url), url),
    changesSince: revisionChanges(async () =>
      client.fetch<{ _id: string; _rev: string }[]>(
        `*[]{_id, _rev}`,
        {},
        { perspective: "published" },
      ),
    ),
    follow(changed) {
      const published = `*[!(_id in path("drafts.**")) && !(_id in path("versions.**"))]`;
      const listening = client
        .listen(published, {}, { events: ["mutation", "welcome"], includeResult: false })
        // A stream that was cut may have missed something: its new welcome is a change too.
        .subscribe({ next: () => changed(), error: () => changed() });
      return () => listening.unsubscribe();
    },
    exportBytes: () => {
      throw new Error(`The hosted dataset is not exported from here. ${ownTool("export")}`);
    },
    importBytes: () => {
      throw new Error(`Nothing is imported to a hosted dataset from here. ${ownTool("import")}`);
    },
    where: `the hosted project ${projectId}, dataset ${dataset}`,
    close: async () => {},
  };
}

const ownTool = (verb: string) =>
  `Use Sanity's own tool (sanity dataset ${verb}), or unset SANITY_PROJECT_ID for the lake on this machine.`;

function check(name: string, value: string, allowed: RegExp, words: string): void {
  if (!allowed.test(value)) throw new Error(`${name} is “${value}”: it is made of ${words}.`);
}
