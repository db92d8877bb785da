import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { CardContent } from "../../site/context.ts";
import { keptFiles } from "../keptFiles.ts";
import type { SiteFile } from "../report.ts";

/** A share card, by the path that pages name. */
export interface CardFile {
  path: string;
  content: CardContent;
}

/**
 * Makes share cards, a few at a time in threads of their own. A card is named by what it shows
 * and kept in `home`, so the same one is never drawn twice.
 */
export function cardMaker(home: string) {
  const kept = keptFiles(join(home, "cards", designHash()));
  return async (wanted: readonly CardFile[], progress?: (done: number, of: number) => void) => {
    const cards = [...new Map(wanted.map((card) => [card.path, card])).values()];
    const files: SiteFile[] = [];
    const undrawn: CardFile[] = [];
    for (const card of cards) {
      const bytes = await kept.read(basename(card.path));
      if (bytes) files.push({ path: card.path.slice(1), bytes });
      else undrawn.push(card);
    }
    await drawAll(undrawn, async (card, bytes) => {
      await kept.write(basename(card.path), bytes);
      files.push({ path: card.path.slice(1), bytes });
      progress?.(files.length, cards.length);
    });
    return files;
  };
}

async function drawAll(
  cards: readonly CardFile[],
  drawn: (card: CardFile, bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const rest = cards.values();
  const threads = Math.min(cards.length, availableParallelism());
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL("./cardWorker.ts", import.meta.url));
      try {
        for (const card of rest) await drawn(card, await draw(worker, card));
      } finally {
        await worker.terminate();
      }
    }),
  );
}

function draw(worker: Worker, card: CardFile): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new Error(`The share card ${card.path} could not be drawn: ${reason}.`));
    worker.removeAllListeners();
    worker.once("error", (error) => fail(error instanceof Error ? error.message : String(error)));
    worker.once("exit", () => fail("its thread ended"));
    worker.once("message", (answer: { bytes: Uint8Array } | { error: string }) =>
      "bytes" in answer ? resolve(answer.bytes) : fail(answer.error),
    );
    worker.postMessage(card.content);
  });
}

/** Changes with whatever decides how a card looks: the code here and the fonts. */
function designHash(): string {
  const folders = [".", "../../site/fonts"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const parts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".ts") || file.startsWith("card-"))
      .sort()
      .map((file) => hash("sha256", readFileSync(join(folder, file)))),
  );
  return hash("sha256", parts.join()).slice(0, 12);
}
