import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createClient, type SanityClient } from "@sanity/client";
import { evaluate, parse } from "groq-js";
import { readCommandToken } from "../../../lake/commandToken.ts";
import { tokenFile } from "../../home/stetHome.ts";
import { openNewsroom } from "../../lakeClient.ts";
import { archive, drafts } from "../lakeDocuments.ts";
import { linesOf } from "../lakeQueries.ts";
import { runLake, type Memory, type RunningLake } from "../runLake.ts";
import { milliseconds, timing, timingOf, type Timing } from "../timing.ts";
import { scenes, type Scene } from "./scenes.ts";

const child = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

/** What editors wait for at a lake of many documents, which runs in a process of its own. */
export interface StudioCosts {
  documents: number;
  scenes: SceneCost[];
  /** One client changing one draft after the other. */
  alone: Timing;
  /** Sixteen clients at once. */
  writers: { perSecond: number; waited: Timing };
  /** From a commit until each of 200 listeners has heard of it. */
  listeners: { count: number; commits: number; heard: Timing };
  start: { seconds: number; afterKill: number };
  /** Acknowledged transactions that were not there after the lake had been killed under sixteen writers. */
  lost: number;
  /** When it has started, and after all this. */
  memory: { started: Memory; used: Memory } | null;
}

export interface SceneCost {
  what: string;
  goal: number;
  rows: number;
  /** The first time after the start. */
  first: number;
  again: Timing;
  /** groq-js alone over all documents in memory. */
  groqJs: number | null;
}

/** Fills a lake, starts it and plays what editors do. */
export async function studioCosts(
  documents: number,
  say: (line: string) => void,
): Promise<StudioCosts> {
  const home = await mkdtemp(join(tmpdir(), "stet-bench-studio-"));
  let lake: RunningLake | undefined;
  try {
    const all = [...archive(documents - 60), ...drafts(60)];
    await fill(home, all);
    say(`${documents} documents in a lake; starting it`);
    lake = await runLake(home);
    const seconds = lake.startedIn / 1000;
    const token = readCommandToken(tokenFile(home)) ?? "";
    const started = lake.memory();
    const played: SceneCost[] = [];
    for (const scene of scenes) played.push(await play(scene, clientOf(lake, token), all));
    const { port } = lake;
    const alone = await writeAlone(clientOf(lake, token));
    const writers = await write(port, token, 5000);
    const listeners = await listen(port, token);
    const used = lake.memory();
    const memory = used && started ? { started, used } : null;
    const { acknowledged } = await killUnderWriters(lake, token);
    lake = await runLake(home);
    const afterKill = lake.startedIn / 1000;
    const lost = await countLost(clientOf(lake, token), acknowledged);
    const start = { seconds, afterKill };
    return { documents, scenes: played, alone, writers, listeners, start, lost, memory };
  } finally {
    await lake?.end();
    await rm(home, { recursive: true, force: true });
  }
}

async function fill(home: string, all: Record<string, unknown>[]): Promise<void> {
  const newsroom = await openNewsroom({ home, seed: false });
  try {
    await newsroom.importBytes(linesOf(all), {});
  } finally {
    await newsroom.close();
  }
}

function clientOf({ port }: RunningLake, token: string): SanityClient {
  return createClient({
    projectId: "local",
    dataset: "production",
    apiVersion: "2025-02-19",
    useCdn: false,
    token,
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
  });
}

async function play(
  scene: Scene,
  client: SanityClient,
  all: Record<string, unknown>[],
): Promise<SceneCost> {
  const { what, goal, peer } = scene;
  let rows = 0;
  const once = async (at: number) => void (rows = await scene.play(client, at));
  const first = await milliseconds(() => once(0));
  const again = await timing(9, (at) => once(at + 1));
  const groqJs = peer ? await milliseconds(() => answerAlone(peer, all)) : null;
  return { what, goal, rows, first, again, groqJs };
}

async function answerAlone(
  { query, params }: NonNullable<Scene["peer"]>,
  dataset: Record<string, unknown>[],
): Promise<void> {
  const value = await evaluate(parse(query, { params }), { dataset, params });
  await value.get();
}

async function writeAlone(client: SanityClient): Promise<Timing> {
  const _id = "drafts.bench-alone";
  await client.createOrReplace({ _id, _type: "article", headline: "" });
  return timing(100, (at) =>
    client
      .patch(_id)
      .set({ headline: `Changed ${at}` })
      .commit(),
  );
}

async function write(port: number, token: string, span: number): Promise<StudioCosts["writers"]> {
  const { stdout } = await run("writers", [port, token, span]);
  const { took }: { took: number[] } = JSON.parse(lastLine(stdout));
  return { perSecond: took.length / (span / 1000), waited: timingOf(took) };
}

async function listen(port: number, token: string): Promise<StudioCosts["listeners"]> {
  const [count, commits, each] = [200, 60, 10];
  const { stdout } = await run("listeners", [port, token, count, commits, each]);
  return { count, commits, heard: timingOf(JSON.parse(stdout)) };
}

function run(name: string, words: (string | number)[]) {
  const options = { maxBuffer: 2 ** 28 };
  return promisify(execFile)(process.execPath, [child(name), ...words.map(String)], options);
}

/** Ends the lake in the middle of what sixteen writers send; gives what each of them was told is stored. */
async function killUnderWriters(
  lake: RunningLake,
  token: string,
): Promise<{ acknowledged: Record<string, number> }> {
  const writers = spawn(process.execPath, [child("writers"), String(lake.port), token], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  writers.stdout.on("data", (piece) => (told += piece));
  const ended = once(writers, "close");
  while (!told.includes("begun\n")) await once(writers.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await lake.end("SIGKILL");
  await ended;
  return JSON.parse(lastLine(told));
}

const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";

async function countLost(
  client: SanityClient,
  acknowledged: Record<string, number>,
): Promise<number> {
  const ids = Object.keys(acknowledged);
  const stored = await client.fetch<{ _id: string; count: number }[]>(
    "*[_id in $ids]{_id, count}",
    { ids },
    { perspective: "raw" },
  );
  const counts = new Map(stored.map(({ _id, count }) => [_id, count]));
  return ids.reduce(
    (lost, id) => lost + Math.max(0, (acknowledged[id] ?? 0) - (counts.get(id) ?? 0)),
    0,
  );
}
