import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openNewsroom } from "../lakeClient.ts";
import type { BuildCost } from "./measureBuild.ts";
import { paper, story } from "./stories.ts";

const program = fileURLToPath(new URL("./measureBuild.ts", import.meta.url));

/** Makes stories in a lake of their own and builds their site twice: from nothing, and again. */
export async function costOfBuild(
  stories: number,
  progress: (done: number, of: number) => void,
): Promise<{ first: BuildCost; again: BuildCost }> {
  const home = await mkdtemp(join(tmpdir(), "stet-bench-"));
  try {
    await fill(home, stories, progress);
    return { first: await build(home), again: await build(home) };
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

async function build(home: string): Promise<BuildCost> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, home], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}
