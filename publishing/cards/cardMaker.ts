import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { CardContent } from "../../site/context.ts";
import { keptFiles } from "../keptFiles.ts";
import type { BinaryFile } from "../report.ts";

/** A share card, by the path that pages name. */
export interface CardFile {
  path: string;
  content: CardContent;
}

/** What makes share cards: each is named by what it shows and kept, so it is never drawn twice. */
export interface CardMaker {
  /** The cards that are there already, and those that have to be drawn. */
  kept(wanted: readonly CardFile[]): Promise<{ files: BinaryFile[]; undrawn: CardFile[] }>;
  /** Draws cards, in threads of their own; `failed` hears of one that could not be drawn. */
  draw(
    cards: readonly CardFile[],
    drawn: (file: BinaryFile) => Promise<void>,
    failed: (card: CardFile, reason: string) => void,
  ): Promise<void>;
}

/** Makes share cards and keeps them in `home`. */
export function cardMaker(home: string): CardMaker {
  const keep = keptFiles(join(home, "cards", designHash()));
  return {
    async kept(wanted) {
      const files: BinaryFile[] = [];
      const undrawn: CardFile[] = [];
      for (const card of new Map(wanted.map((one) => [one.path, one])).values()) {
        const bytes = await keep.read(basename(card.path));
        if (bytes) files.push({ path: card.path.slice(1), bytes });
        else undrawn.push(card);
      }
      return { files, undrawn };
    },
    async draw(cards, drawn, failed) {
      const rest = cards.values();
      const threads = Math.min(cards.length, availableParallelism());
      await Promise.all(
        Array.from({ length: threads }, async () => {
          const worker = new Worker(new URL("./cardWorker.ts", import.meta.url));
          try {
            for (const card of rest) {
              const drawing = await ask(worker, card.content);
              if ("reason" in drawing) failed(card, drawing.reason);
              else {
                await keep.write(basename(card.path), drawing.bytes);
                await drawn({ path: card.path.slice(1), bytes: drawing.bytes });
              }
            }
          } finally {
            await worker.terminate();
          }
        }),
      );
    },
  };
}

type Drawing = { bytes: Uint8Array } | { reason: string };

function ask(worker: Worker, content: CardContent): Promise<Drawing> {
  return new Promise((resolve) => {
    worker.removeAllListeners();
    worker.once("message", (drawing: Drawing) => resolve(drawing));
    worker.once("error", (error) =>
      resolve({ reason: error instanceof Error ? error.message : String(error) }),
    );
    worker.once("exit", () => resolve({ reason: "its thread ended" }));
    worker.postMessage(content);
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
