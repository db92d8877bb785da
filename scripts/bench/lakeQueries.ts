import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@sanity/client";
import { evaluate, parse } from "groq-js";
import { createLakeApp } from "../../lake/app.ts";
import { exportDataset } from "../../lake/exportDataset.ts";
import { importDataset } from "../../lake/importDataset.ts";
import { openLake, type Lake } from "../../lake/openLake.ts";
import { archive } from "./lakeDocuments.ts";
import { timing, type Timing } from "./timing.ts";

export interface LakeQueries {
  documents: number;
  megabytes: number;
  importSeconds: number;
  exportSeconds: number;
  /** Each question asked through the client in process, and of groq-js alone over all documents in memory. */
  queries: { what: string; answers: number; goal: number; lake: Timing; groqJs: Timing }[];
}

interface Question {
  what: string;
  goal: number;
  query: string;
  params: (at: number) => Record<string, unknown>;
}

const questions: Question[] = [
  {
    what: "one by id",
    goal: 2,
    query: "*[_id == $id][0]",
    params: (at) => ({ id: `article-${at}` }),
  },
  {
    what: "one by slug",
    goal: 2,
    query:
      '*[_type == "article" && slug.current == $slug][0]{_id, headline, "section": section->title}',
    params: (at) => ({ slug: `story-${at}` }),
  },
  {
    what: "the 20 latest of a type",
    goal: 5,
    query:
      '*[_type == "article"] | order(publishedAt desc)[0...20]{_id, headline, slug, publishedAt}',
    params: () => ({}),
  },
  {
    what: "the 20 latest of a section",
    goal: 5,
    query:
      '*[_type == "article" && section._ref == $id] | order(publishedAt desc)[0...20]{_id, headline}',
    params: (at) => ({ id: `section-${at % 20}` }),
  },
  {
    what: "references($id), up to 100 answers",
    goal: 10,
    query: "*[references($id)]{_id, headline, slug}",
    params: (at) => ({ id: `statistic-${at % 900}` }),
  },
  {
    what: "two figures, each with the stories that cite it",
    goal: 20,
    query: '*[_id in $ids]{_id, "citedBy": *[_type == "article" && references(^._id)]{_id, slug}}',
    params: (at) => ({ ids: [`statistic-${at % 900}`, `statistic-${(at + 1) % 900}`] }),
  },
];

/** Measures the queries of a lake of many documents beside groq-js alone, the same questions in the same run. */
export async function lakeQueries(
  documents: number,
  say: (line: string) => void,
): Promise<LakeQueries> {
  const folder = mkdtempSync(join(tmpdir(), "stet-bench-lake-"));
  const lake = openLake({ file: join(folder, "lake.db"), assets: join(folder, "assets") });
  try {
    const all = archive(documents);
    const importSeconds = await seconds(() =>
      importDataset(lake, linesOf(all), { author: "bench" }),
    );
    const report: LakeQueries = {
      documents,
      megabytes: Math.round(statSync(lake.file).size / 1e6),
      importSeconds,
      exportSeconds: await seconds(() => exhaust(exportDataset(lake, { form: "ndjson" }))),
      queries: [],
    };
    say(`import ${importSeconds.toFixed(1)} s, export ${report.exportSeconds.toFixed(1)} s`);
    const ask = clientOf(lake);
    for (const question of questions) {
      const measured = await measure(question, ask, all);
      report.queries.push(measured);
      say(lineOf(measured));
    }
    return report;
  } finally {
    await lake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Client = ReturnType<typeof clientOf>;

function clientOf(lake: Lake) {
  const app = createLakeApp(lake);
  return createClient({
    projectId: "local",
    dataset: "production",
    apiVersion: "2025-02-19",
    useCdn: false,
    apiHost: "http://localhost",
    token: lake.createToken({ name: "bench", role: "editor" }),
    resolveFetch: () => (url, init) => app.fetch(new Request(url, init)),
  });
}

async function measure(question: Question, ask: Client, all: Record<string, unknown>[]) {
  const { what, goal, query } = question;
  const params = (at: number) => question.params((at * 37) % Math.floor(all.length * 0.9));
  let answers = 0;
  const lake = await timing(200, async (at) => {
    const result: unknown = await ask.fetch(query, params(at));
    if (Array.isArray(result)) answers = Math.max(answers, result.length);
    else answers = Math.max(answers, result === null ? 0 : 1);
  });
  const byId = new Map(all.map((one) => [one["_id"], one]));
  const groqJs = await timing(5, async (at) => {
    const tree = parse(query, { params: params(at) });
    const value = await evaluate(tree, {
      dataset: all,
      params: params(at),
      dereference: ({ _ref }) => byId.get(_ref),
    });
    await value.get();
  });
  return { what, answers, goal, lake, groqJs };
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

async function exhaust(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _piece of pieces) continue;
}

/** Gives documents as lines, many at a time. */
export async function* linesOf(documents: Record<string, unknown>[]): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < documents.length; at += 500) {
    const lines = documents.slice(at, at + 500).map((one) => `${JSON.stringify(one)}\n`);
    yield Buffer.from(lines.join(""));
  }
}

function lineOf({ what, answers, goal, lake, groqJs }: LakeQueries["queries"][number]): string {
  const isReached = lake.median <= goal ? "reached" : "missed";
  return `${what} (${answers}): ${show(lake)}, goal ${goal} ms ${isReached}; groq-js alone ${show(groqJs)}`;
}

function show({ median, p95 }: Timing): string {
  return `${median.toFixed(2)} ms (95 %: ${p95.toFixed(2)})`;
}
