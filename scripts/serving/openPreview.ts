import { readSite } from "../../publishing/readSite.ts";
import { siteMakers } from "../../publishing/makers.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import { createPreview, type Preview } from "../../studio/previewServer/previewApp.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";

/** Draws the newsroom's drafts as pages, with all that the site itself is made with. */
export function openPreview(newsroom: Newsroom, home: string): Preview {
  const { client, readAsset } = newsroom;
  const makers = siteMakers({ client, readAsset, home });
  const fetch = (query: string, params: { ids: string[] }, perspective: "published" | "drafts") =>
    client.fetch<unknown>(query, params, { perspective });
  return createPreview({
    kinds: pageKinds,
    readSite: (perspective) => readSite((query, params) => fetch(query, params, perspective)),
    fetch,
    assets: () => makers.assets(),
    pictures: (wanted) => makers.pictures(wanted),
    follow: (changed) => newsroom.follow(changed),
  });
}
