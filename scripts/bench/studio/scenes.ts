import type { SanityClient } from "@sanity/client";

/** What an editor does in the Studio, and what the Studio asks a lake for until it is seen. */
export interface Scene {
  what: string;
  /** Milliseconds it may take. */
  goal: number;
  /** Asks as the Studio asks, what waits for nothing at once; gives how many rows there are. */
  play(client: SanityClient, at: number): Promise<number>;
  /** The nearest that groq-js alone can answer: it knows neither `text::query()` nor perspectives. */
  peer?: { query: string; params: Record<string, unknown> };
}

// The queries are those that `sanity` 6.16 sends from this newsroom's desk, word for word.
const list = (field: string, filter: string, order: string) => `// findability-mvi:5
// findability-source: list
*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery)) && (${filter})] {_type, _id, _originalId, "orderings": [${field}]} | order(${order}) [0...$__limit]`;

const resolve = `*[(_type == "section" && title match text::query($__query)) || (_type == "statistic" && label match text::query($__query)) || (_type == "article" && headline match text::query($__query)) || (_type == "article" && label match text::query($__query))][0...1000]._id`;

const search = (references: string) => `// findability-mvi:5
// findability-selected-types:0
// findability-sort:relevance
// findability-source: global
// findability-filter-count:0
*[_type in $__types] | score(boost(_type in ["breakdown","source","section","topic","site"] && title match text::query($__query), 10), boost(_type in ["person","organization"] && name match text::query($__query), 10), ${references}([@, _id] match text::query($__query) || references($__rawQuery))) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(orderings[0] desc) [0...$__limit]`;

const allTypes =
  "article,quote,statistic,breakdown,person,organization,place,source,section,topic,correction,schedule,receipt,comment,report,redirect,front,site";

const published = `_type == "article" && !(_id in $unseen)`;
const unseen = Array.from({ length: 30 }, (_, at) => `new-${at * 2 + 1}`);

/** The scenes that are measured, over the archive of `lakeDocuments.ts`. */
export const scenes: Scene[] = [
  {
    what: "list of published stories, first rows",
    goal: 1000,
    play: (client) =>
      openList(client, {
        query: list("publishedAt", published, "dateTime(orderings[0]) desc"),
        params: { unseen },
        filter: published,
      }),
    peer: {
      query: `*[${published}] {_type, _id, "orderings": [publishedAt]} | order(dateTime(orderings[0]) desc) [0...101]`,
      params: { unseen },
    },
  },
  {
    what: "list of a type, by last change",
    goal: 1000,
    play: (client) =>
      openList(client, {
        query: list("_updatedAt", `_type == "article"`, "orderings[0] desc"),
        params: {},
        filter: `_type == "article"`,
      }),
    peer: {
      query: `*[_type == "article"] {_type, _id, "orderings": [_updatedAt]} | order(orderings[0] desc) [0...101]`,
      params: {},
    },
  },
  ...[
    ["a seldom word", "shaquitro"],
    ["a common word", "bagogo"],
    ["a word of every story", "council"],
    ["a number", "4321"],
  ].map(([what, word = ""]) => ({
    what: `search: ${what}`,
    goal: 1000,
    play: (client: SanityClient) => find(client, word),
  })),
  { what: "open a story", goal: 1000, play: openStory },
];

async function openList(
  client: SanityClient,
  { query, params, filter }: { query: string; params: Record<string, unknown>; filter: string },
): Promise<number> {
  await hello(client, `*[${filter}]`, params);
  const asked = { ...params, __types: ["article"], __limit: 101, __query: "*", __rawQuery: "" };
  const rows = await client.fetch<{ _id: string }[]>(query, asked, { perspective: "drafts" });
  await preview(
    client,
    rows.slice(0, 25).map((row) => row._id),
  );
  return rows.length;
}

async function find(client: SanityClient, word: string): Promise<number> {
  const words = { __query: `${word}*`, __rawQuery: word };
  const refs = await client.fetch<string[]>(resolve, words, { perspective: "raw" });
  const rows = await client.fetch<{ _id: string }[]>(
    search(refs.length > 0 ? "boost(references($__refIds), 5), " : ""),
    { ...words, __types: allTypes.split(","), __limit: 26, __refIds: refs },
    { perspective: "raw" },
  );
  await preview(
    client,
    rows.map((row) => row._id),
  );
  return rows.length;
}

async function openStory(client: SanityClient, at: number): Promise<number> {
  const id = `article-${(at * 733) % 40_000}`;
  const pair = [id, `drafts.${id}`];
  const [documents] = await Promise.all([
    hello(client, "*[_id in $ids]", { ids: pair }).then(() => client.getDocuments(pair)),
    preview(client, [id]),
    client.fetch(`*[references($id)][0...100]{_id, _type}`, { id }, { perspective: "raw" }),
  ]);
  return documents.filter((one) => one !== null).length;
}

/** What a row shows is asked for by itself, for all rows at once. */
async function preview(client: SanityClient, ids: string[]): Promise<void> {
  const quoted = JSON.stringify(ids);
  await Promise.all([
    client.fetch(
      `[${ids.map((id) => `*[sanity::versionOf("${id}")]._id`).join(",")}]`,
      {},
      { perspective: "raw" },
    ),
    client.fetch(
      `[*[_id in ${quoted}][0...${ids.length}]{_id,_rev,_type,headline,section,label,publishedAt,leadImage,_createdAt,_updatedAt}][0...1]`,
      {},
      { perspective: "drafts" },
    ),
  ]);
  await client.fetch(
    `[*[_id in ["section-1","section-2","section-3"]][0...3]{_id,_rev,_type,title}][0...1]`,
    {},
    { perspective: "drafts" },
  );
}

/** Listens until the lake has said welcome, as the Studio does before it asks. */
function hello(
  client: SanityClient,
  query: string,
  params: Record<string, unknown>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = client
      .listen(query, params, {
        events: ["welcome"],
        includeAllVersions: true,
        includeResult: false,
        effectFormat: "mendoza",
      })
      .subscribe({
        next: () => {
          resolve();
          queueMicrotask(() => subscription.unsubscribe());
        },
        error: reject,
      });
  });
}
