import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IdentifiedSanityDocumentStub } from "@sanity/client";
import { VFile } from "vfile";
import { onTestFinished } from "vitest";
import { openSite, updateOnce } from "../../publishing/openSite.ts";
import type { Makers } from "../../publishing/makers.ts";
import { openNewsroom } from "../../scripts/lakeClient.ts";
import { rowsById } from "../../site/queries/rowsById.ts";
import { fileOf } from "../../site/paths.ts";
import type { PageKind } from "../../site/pageKind.ts";

/** A folder that is gone after the test. */
export async function passingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stet-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A lake with some documents, and a site of one page a topic and one list of them. */
export async function testSite(documents: IdentifiedSanityDocumentStub[]) {
  const home = await passingFolder();
  const out = join(home, "dist");
  const newsroom = await openNewsroom({ home, seed: false });
  onTestFinished(() => newsroom.close());
  const put = async (...changed: IdentifiedSanityDocumentStub[]) => {
    await newsroom.client.mutate(changed.map((document) => ({ createOrReplace: document })));
  };
  if (documents.length > 0) await put(...documents);
  return {
    home,
    out,
    newsroom,
    put,
    remove: (id: string) => newsroom.client.delete(id),
    update: (options: { kinds?: PageKind[]; makers?: Partial<Makers>; out?: string } = {}) =>
      updateOnce(
        openSite({
          ...newsroom,
          home,
          out: options.out ?? out,
          kinds: options.kinds ?? [topicPage, topicList],
          // Other kinds or makers are another renderer.
          makers: { ...noMakers, ...options.makers, assets: () => assetsOf(options) },
        }),
      ),
    files: () => filesIn(out),
  };
}

/** A topic as the test site's pages show it; what is in `flaw` is done to its page. */
export const topic = (id: string, slug: string, title = id, flaw?: string) => ({
  _id: id,
  _type: "topic",
  title,
  slug: { _type: "slug", current: slug },
  ...(flaw ? { description: flaw } : {}),
});

interface Topic {
  _id: string;
  title: string;
  slug: string;
  description: string | null;
}

/** A page a topic. Its description can ask for trouble: "fatal", "warn", "throw". */
export const topicPage: PageKind<Topic> = {
  kind: "topic",
  stage: "story",
  ids: (index) => [...index.topic.ids()],
  has: (id, index) => index.topic.get(id) !== undefined,
  path: (id, index) => `/topics/${index.topic.get(id)?.slug}/`,
  queries: { topics: `*[_id in $ids]{_id, _rev, title, "slug": slug.current, description}` },
  collect: (results, index) => rowsById<Topic>(results["topics"], index.reads).get,
  render(id, data) {
    if (data.description === "throw") throw new Error("nobody foresaw this");
    const file = new VFile({
      path: fileOf(`/topics/${data.slug}/`),
      value: `<h1>${data.title}</h1>\n`,
    });
    if (data.description === "fatal" || data.description === "warn") {
      const message = file.message("The title is wrong.", { ruleId: "title-rule" });
      message.fatal = data.description === "fatal";
      message.data = { documentId: id, field: "title" };
    }
    return [file];
  },
};

export const topicList: PageKind<null> = {
  kind: "topics",
  stage: "list",
  ids: () => ["all"],
  has: (id) => id === "all",
  path: () => "/topics/",
  queries: {},
  collect: () => () => null,
  render: (_id, _data, index) => [
    new VFile({
      path: fileOf("/topics/"),
      value: index.topic
        .ids()
        .flatMap((id) => index.topic.get(id) ?? [])
        .map((one) => `<a href="/topics/${one.slug}/">${one.title}</a>\n`)
        .join(""),
    }),
  ],
};

export const noMakers: Makers = {
  assets: async () => ({
    fingerprint: "test",
    names: { styles: "/s.css", script: "/s.js", preloadFonts: [] },
    files: [],
  }),
  pictures: async () => ({ files: [], missing: new Map() }),
  cards: { kept: async () => ({ files: [], undrawn: [] }), draw: async () => {} },
};

let renderers = 0;

async function assetsOf(options: { kinds?: PageKind[]; makers?: Partial<Makers> }) {
  const assets = await (options.makers?.assets ?? noMakers.assets)();
  return options.kinds || options.makers
    ? { ...assets, fingerprint: `test ${renderers++}` }
    : assets;
}

/** The files of a folder with their text, by path; its own hidden folder left out. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith("."))
    .sort();
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const),
    ),
  );
}
