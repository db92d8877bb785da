import type { CardFile } from "./cards/cardMaker.ts";
import type { KeysRead } from "../site/reads.ts";
import type { Makers } from "./makers.ts";
import type { RenderedPage } from "./renderBatch.ts";
import type { PageToWrite, WriteRun } from "./writeRun.ts";

/** What pages show of files that they have in common. */
export interface Shared {
  /** Why a picture could not be made, by its path. */
  missing: ReadonlyMap<string, string>;
  /** Cards that are to be drawn. */
  undrawn: readonly CardFile[];
}

/**
 * Makes and writes pictures, and cards that were drawn before, ahead of the pages that name them.
 * A card that is new follows the pages: networks show it, no page does, and drawing takes long.
 */
export async function writeShared(
  run: WriteRun,
  pages: readonly RenderedPage[],
  makers: Makers,
): Promise<Shared> {
  const files = pages.flatMap((page) => page.files);
  const pictures = await makers.pictures(files.flatMap((file) => file.data.pictures ?? []));
  const cards = await makers.cards.kept(files.flatMap((file) => file.data.cards ?? []));
  run.expect(cards.undrawn.map((card) => card.path.slice(1)));
  run.writeShared([...pictures.files, ...cards.files]);
  return { missing: pictures.missing, undrawn: cards.undrawn };
}

/** A page with what is written of it; a picture that could not be made is a problem of the page. */
export function toWrite(page: RenderedPage, reads: KeysRead, { missing }: Shared): PageToWrite {
  const shared = page.files.flatMap((file) =>
    [...(file.data.pictures ?? []), ...(file.data.cards ?? [])].map(({ path }) => path),
  );
  return {
    name: page.name,
    id: page.id,
    files: page.files.map((file) => ({ path: file.path.replace(/^\//, ""), bytes: file.value })),
    shared: shared.map((path) => path.replace(/^\//, "")),
    reads,
    problems: [...page.problems, ...shared.flatMap((path) => missingPicture(page, path, missing))],
  };
}

function missingPicture(page: RenderedPage, path: string, missing: Shared["missing"]) {
  const message = missing.get(path);
  if (message === undefined) return [];
  const { id, name } = page;
  return [{ level: "error" as const, rule: "picture", id, path: "", page: name, message }];
}
