import { siteMakers } from "../../publishing/makers.ts";
import { type OpenSite, openSite } from "../../publishing/openSite.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The newsroom's site in a folder, with all that its pages are made with. */
export function siteOf(
  newsroom: Newsroom,
  options: { out: string; home: string; terminal: Terminal; signal?: AbortSignal },
): OpenSite {
  const { home, terminal } = options;
  return openSite({
    ...options,
    ...newsroom,
    kinds: pageKinds,
    makers: siteMakers({ ...newsroom, home }),
    progress: (progress) => terminal.progress(progress),
  });
}
