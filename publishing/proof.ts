import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./diskErrors.ts";
import type { Manifest } from "./manifest.ts";

/** A file of the site, read back. */
export interface ProvenFile {
  /** Under the site: `news/a-slug/index.html`. */
  path: string;
  /** SHA-256 of its bytes as the manifest knows them; empty where no file is to be. */
  hash: string;
  /**
   * The file's bytes have that hash, and its page was made from the revision that is to be shown;
   * where no file is to be, none is.
   */
  verified: boolean;
}

/** Which pages show a document in a revision, and whether their files are what was made of it. */
export function proveShown(
  { id, revision }: { id: string; revision: string },
  manifest: Manifest,
  out: string,
): { files: ProvenFile[]; findings: string[] } {
  const pages = [...manifest.readersOf([id]).keys()].sort();
  const files = pages.flatMap((name) => {
    const page = manifest.page(name);
    // A page that only names the document, or was made before it, shows nothing of it.
    if (page?.reads.get(id) !== revision || !page.isMade) return [];
    return manifest.filesOf(name).map((path) => readBack(path, manifest, out));
  });
  const failed = pagesAbout(id, manifest).flatMap((name) => manifest.page(name)?.problems ?? []);
  const findings = failed
    .filter(({ level }) => level === "error")
    .map(({ message }) => `${id}: its page could not be made: ${message}`);
  return { files, findings };
}

/** Whether files are gone. */
export function proveGone(paths: readonly string[], out: string): ProvenFile[] {
  return paths.map((path) => ({ path, hash: "", verified: hashOn(out, path) === undefined }));
}

/** The files of the pages that are about a document. */
export function filesAbout(id: string, manifest: Manifest): string[] {
  return pagesAbout(id, manifest)
    .flatMap((name) => manifest.filesOf(name))
    .sort();
}

const pagesAbout = (id: string, manifest: Manifest): string[] =>
  [...manifest.readersOf([id]).keys()].filter((name) => manifest.page(name)?.id === id);

function readBack(path: string, manifest: Manifest, out: string): ProvenFile {
  const known = manifest.hashOf(path) ?? "";
  return { path, hash: known, verified: known !== "" && hashOn(out, path) === known };
}

function hashOn(out: string, path: string): string | undefined {
  try {
    return hash("sha256", readFileSync(join(out, path)));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
