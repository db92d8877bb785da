import { portOf } from "../home/stetHome.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { openPreview } from "./openPreview.ts";

/** The Studio's address, and when it is ready: it answers at once, and is built while it does. */
export interface OpenStudio {
  address: string;
  /** Resolves when the Studio opens; rejects when it cannot be built. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** Serves the built Studio and the preview for a newsroom; builds it where its sources are new. */
export async function openStudio(
  newsroom: Newsroom,
  {
    home,
    lake,
    site,
    after,
  }: {
    home: string;
    lake: string | null;
    site: string | null;
    /** The Studio is built only then: readers' pages come first on a busy machine. */
    after: Promise<void>;
  },
): Promise<OpenStudio> {
  // Late: a command that only serves pages does not wait for the tools of the Studio.
  const { serveStudio } = await import("../../studio/serveStudio.ts");
  const preview = openPreview(newsroom, home);
  const { projectId: project = "local", dataset = "production" } = newsroom.client.config();
  let folder: string | undefined;
  const served = await serveStudio(portOf("STUDIO_PORT", 3333), {
    folder: () => folder,
    addresses: async () => ({
      lake,
      site,
      project,
      dataset,
      title: await titleOf(newsroom),
    }),
    preview,
  });
  const address = `http://localhost:${served.port}`;
  if (newsroom.own) newsroom.own.origins.studio = address;
  const ending = new AbortController();
  const ready = after
    .then(() => import("../../studio/building/buildStudio.ts"))
    .then(({ buildStudio }) => buildStudio(ending.signal))
    .then((built) => void (folder = built));
  return {
    address,
    ready,
    async close() {
      ending.abort();
      preview.close();
      await served.close();
    },
  };
}

async function titleOf(newsroom: Newsroom): Promise<string> {
  const title = await newsroom.client.fetch<string | null>(
    `*[_id == "site"][0].title`,
    {},
    { perspective: "published" },
  );
  return title || "Stet";
}
