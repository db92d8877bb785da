import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SiteContext } from "../../site/context.ts";
import { commentsAway } from "./commentsAway.ts";
import { listen, type Listening } from "./listen.ts";
import { siteApp } from "./siteApp.ts";

/** Serves a built site on a port; until there is a front page it says that it is being built. */
export function serveSite(
  folder: string,
  port: number,
  context: () => SiteContext | undefined,
): Promise<Listening> {
  const site = siteApp(folder, commentsAway(context));
  let isBuilt = false;
  return listen(
    async (request) => {
      isBuilt ||= existsSync(join(folder, "index.html"));
      return isBuilt ? site(request) : beingBuilt();
    },
    port,
    "SITE_PORT",
  );
}

const beingBuilt = () =>
  new Response("The site is being built. Try again in a moment.\n", {
    status: 503,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" },
  });
