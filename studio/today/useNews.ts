import { from, map, of, switchMap } from "rxjs";
import { useClient } from "sanity";
import { type Live, liveQuery, useLive } from "../liveQuery.ts";
import type { News } from "./news.ts";
import { namedQuery, newsFilter, newsQuery } from "./newsQuery.ts";
import { namedIds, readNews } from "./readNews.ts";

const day = 24 * 60 * 60 * 1000;

/** What Today shows, kept up to date; it is asked for again on a new day. */
export function useNews(now: Date): Live<News> {
  const client = useClient({ apiVersion: "2025-02-19" });
  const today = now.toDateString();
  return useLive(`news ${today}`, (store) => {
    const midnight = new Date(now);
    midnight.setHours(0, 0, 0, 0);
    const params = {
      since: midnight.toISOString(),
      week: new Date(midnight.getTime() - 7 * day).toISOString(),
    };
    const query = { fetch: newsQuery, listen: newsFilter, params, perspective: "raw" as const };
    return liveQuery(store, query, (sent) => sent).pipe(
      switchMap((live) => {
        if (live.state !== "read") return of(live);
        const asked = client.fetch<unknown>(
          namedQuery,
          { ids: namedIds(live.value) },
          { perspective: "raw" },
        );
        return from(asked).pipe(
          map((named): Live<News> => ({
            state: "read",
            value: readNews(live.value, named, new Date()),
          })),
        );
      }),
    );
  });
}
