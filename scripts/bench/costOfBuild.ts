import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openNewsroom } from "../lakeClient.ts";
import type { BuildCost } from "./measureBuild.ts";
import { runLake } from "./runLake.ts";
import { paper, story } from "./stories.ts";

const program = fileURLToPath(new URL("./measureBuild.ts", import.meta.url));

/** What builds of the same stories cost, each in a process of its own. */
export interface BuildCosts {
  /** From nothing, beside a lake that runs in another process. */
  first: BuildCost;
  /** The most memory that this lake held, in bytes; unknown where the system does not tell. */
  lakeMemory: number | undefined;
  /** The same again, nothing changed. */
  again: BuildCost;
  /** From nothing, with the lake in the same process. */
  alone: BuildCost;
}

/** Makes stories in a lake of their own and builds their site in three ways. */
export async function costOfBuild(
  stories: number,
  progress: (done: number, of: number) => void,
): Promise<BuildCosts> {
  const home = await mkdtemp(join(tmpdir(), "stet-bench-"));
  try {
    await fill(home, stories, progress);
    const lake = await runLake(home);
    try {
      const first = await build(home, "dist");
      const again = await build(home, "dist");
      const lakeMemory = lake.memory()?.most;
      await lake.end();
      return { first, lakeMemory, again, alone: await build(home, "alone") };
    } finally {
      await lake.end();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function fill(home: string, stories: number, progress: (done: number, of: number) => void) {
  const newsroom = await openNewsroom({ home, seed: false });
  try {
    await put(paper());
    for (let at = 0; at < stories; at += 50) {
      const many = Math.min(50, stories - at);
      await put(Array.from({ length: many }, (_, one) => story(at + one)).flat());
      progress(at + many, stories);
    }
  } finally {
    await newsroom.close();
  }

  async function put(documents: ReturnType<typeof paper>) {
    await newsroom.client.mutate(
      documents.map((document) => ({ createOrReplace: document })),
      { returnDocuments: false },
    );
  }
}

async function build(home: string, out: string): Promise<BuildCost> {
  const words = [program, home, join(home, out)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}
