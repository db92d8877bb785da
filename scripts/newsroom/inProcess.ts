import { createClient } from "@sanity/client";
import { createLakeApp } from "../../lake/app.ts";
import { commandToken } from "../../lake/commandToken.ts";
import { exportDataset } from "../../lake/exportDataset.ts";
import { importDataset } from "../../lake/importDataset.ts";
import { openLake } from "../../lake/openLake.ts";
import { lakeFiles, portOf, tokenFile } from "../home/stetHome.ts";
import { lakeChanges } from "./lakeChanges.ts";
import { bytesOf, localClient, type Newsroom } from "./newsroom.ts";

/** The documents in the files of a home, opened in this process. */
export function inProcess(home: string, { isServing }: { isServing: boolean }): Newsroom {
  const lake = openLake({
    ...lakeFiles(home),
    // A thread holds some 50 MB, and a command alone asks two things at a time at most.
    ...(isServing ? {} : { queries: { threads: 2 } }),
  });
  const origins = {
    site: `http://localhost:${portOf("SITE_PORT", 4000)}`,
    studio: `http://localhost:${portOf("STUDIO_PORT", 3333)}`,
  };
  const app = createLakeApp(lake, {
    siteOrigin: () => [origins.site],
    studioOrigin: () => [origins.studio],
  });
  const token = commandToken(lake, tokenFile(home));
  const headers = { authorization: `Bearer ${token}` };
  return {
    client: createClient({
      ...localClient,
      apiHost: "http://localhost",
      token,
      resolveFetch: () => (url, init) => app.fetch(new Request(url, init)),
    }),
    readAsset(url) {
      const here = `http://localhost${new URL(url).pathname}`;
      return bytesOf(app.fetch(new Request(here, { headers })), url);
    },
    changesSince: lakeChanges(
      async (since) => lake.changesSince(since),
      async () => lake.lastSeq(),
    ),
    follow: (changed) => lake.onChange(changed),
    exportBytes: (options) => exportDataset(lake, options),
    importBytes: (source, options) =>
      importDataset(lake, source, {
        ...options,
        author: "import",
        publicUrl: `http://localhost:${portOf("LAKE_PORT", 3900)}`,
      }),
    own: { lake, app, origins },
    where: `the lake in ${home}`,
    close: () => lake.close(),
  };
}
