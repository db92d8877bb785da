import type { Manifest } from "../../publishing/manifest.ts";
import { summaryKey } from "../../site/indexKeys.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import { fileOf } from "../../site/paths.ts";
import { keyInWords } from "./keyInWords.ts";

/** What a question was answered with: for a terminal, and as JSON. */
export interface Explained {
  lines: string[];
  json: Record<string, unknown>;
}

/** What the page at an address was made from, by which queries, and why it was last written. */
export function explainPage(address: string, manifest: Manifest): Explained {
  const file = fileOf(address);
  const name = manifest.holderOf(file);
  const page = name ? manifest.page(name) : undefined;
  if (!name || !page)
    throw new Error(`No page stands at ${address}: ${file} is none of the site's.`);
  const kind = pageKinds.find((one) => name.startsWith(`${one.kind}/`));
  const why = manifest.whyOf(name);
  const documents = [...page.reads]
    .filter(([key]) => !key.includes(":"))
    .map(([id, revision]) => ({ id, revision: revision ?? null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = [...page.reads.keys()].filter((key) => key.includes(":")).sort();
  const queries = { ...kind?.queries, ...kind?.follow?.queries };
  const files = manifest.filesOf(name);
  return {
    json: { address, page: name, files, documents, index, queries, why: why ?? null },
    lines: [
      `${address} is ${name}, ${files.length} ${files.length === 1 ? "file" : "files"}: ${files.join(", ")}`,
      why ? `Last written ${why.at}: ${keyInWords(why.key)}.` : "Not written by this version yet.",
      `Made from ${documents.length} documents:`,
      ...documents.map(
        ({ id, revision }) =>
          `  ${id}${revision ? `, revision ${revision}` : ", which was not there or only named"}`,
      ),
      `and from ${index.length} pieces of the index:`,
      ...index.map((key) => `  ${keyInWords(key)}`),
      Object.keys(queries).length > 0 ? "by these queries:" : "without a query of its own.",
      ...Object.entries(queries).map(
        ([title, query]) => `  ${title}: ${query.replace(/\s+/g, " ")}`,
      ),
    ],
  };
}

/** Which pages a change of a document would touch: made again, and written where they differ. */
export function explainChange(id: string, manifest: Manifest): Explained {
  const content = manifest.readersOf([id]);
  const summary = manifest.readersOf([summaryKey(id)]);
  const pages = [...new Set([...content.keys(), ...summary.keys()])].sort();
  const shown = pages.map((name) => ({
    page: name,
    files: manifest.filesOf(name),
    when: content.has(name) ? "any change" : "its title, address or place in lists",
  }));
  return {
    json: { id, pages: shown },
    lines: [
      pages.length === 0
        ? `No page was made from “${id}”.`
        : `A change of “${id}” would touch ${pages.length} ${pages.length === 1 ? "page" : "pages"}:`,
      ...shown.map(
        ({ page, files, when }) =>
          `  ${files[0] ? `/${files[0].replace(/index\.html$/, "")}` : page} (${when})`,
      ),
    ],
  };
}
