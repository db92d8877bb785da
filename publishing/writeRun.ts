import { hash } from "node:crypto";
import type { KeysRead } from "../site/reads.ts";
import type { Destination } from "./destination.ts";
import type { Manifest } from "./manifest.ts";
import { type Problem, type SiteFile, safePath } from "./report.ts";

/** A page with the files it is made of; none where it must not be seen. */
export interface PageToWrite {
  /** The page's name in the manifest: `article/<id>`. */
  name: string;
  /** The document it is about, or the key of a list. */
  id: string;
  files: readonly SiteFile[];
  /** Paths of the pictures and cards that it shows. */
  shared: readonly string[];
  /** What it was made from. */
  reads: KeysRead;
  problems: readonly Problem[];
}

interface ChangedFile extends SiteFile {
  hash: string;
  /** The same bytes were written last. */
  isSame: boolean;
}

/** One run of writing: it knows whose each path is, so that no page overwrites another's. */
export class WriteRun {
  written = 0;
  readonly #destination: Destination;
  readonly #manifest: Manifest;
  /** Pages that are to be made in this run and have not been yet, each with what touched it. */
  readonly #pending: Map<string, string>;
  #waiting: PageToWrite[] = [];

  constructor(destination: Destination, manifest: Manifest, pending: Map<string, string>) {
    this.#destination = destination;
    this.#manifest = manifest;
    this.#pending = pending;
  }

  /** Writes styles, script, fonts and icons; those of before are left to be removed. */
  writeAssets(files: readonly SiteFile[]): void {
    this.#manifest.together(() => this.#manifest.claimAssets(pathsOf(files)));
    this.#write(files.map((file) => this.#changed(file)));
  }

  /** Writes files that pages show and may have in common: pictures and cards. */
  writeShared(files: readonly SiteFile[]): void {
    this.expect(pathsOf(files));
    this.#write(files.map((file) => this.#changed(file)));
  }

  /** Says of shared files that they will be written later: what stands there meanwhile stays. */
  expect(paths: readonly string[]): void {
    if (paths.length > 0) this.#manifest.together(() => this.#manifest.claimShared(paths));
  }

  /**
   * Writes pages; one that may not take its place keeps its last good version. Gives back those
   * that never had one.
   */
  writePages(pages: readonly PageToWrite[]): PageToWrite[] {
    return this.#settle(pages, (page) => {
      const mustWait = page.files.some(({ path }) => this.#otherHolder(path, page.name));
      if (mustWait) this.#waiting.push(page);
      return mustWait;
    });
  }

  /**
   * Writes the pages whose path is still another's that is made later in this run: by then it has
   * left the path. Called when all pages of a kind have been made.
   */
  writeWaiting(): PageToWrite[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return this.#settle(waiting, () => false);
  }

  /** Forgets pages that there are no more; their files are left to be removed. */
  retire(names: readonly string[]): void {
    if (names.length === 0) return;
    this.#manifest.together(() => {
      for (const name of names) this.#manifest.retire(name);
    });
    for (const name of names) this.#pending.delete(name);
  }

  /** Removes files that no page has any more; says how many. */
  removeLeftOver(): number {
    const paths = this.#manifest.leftOver();
    for (const path of paths) this.#destination.remove(path);
    if (paths.length > 0) this.#manifest.together(() => this.#manifest.forget(paths));
    return paths.length;
  }

  #settle(pages: readonly PageToWrite[], waits: (page: PageToWrite) => boolean): PageToWrite[] {
    if (pages.length === 0) return [];
    const foreign = this.#foreignAmong(pages);
    const neverMade: PageToWrite[] = [];
    const ready: { name: string; why: string; files: ChangedFile[] }[] = [];
    this.#manifest.together(() => {
      for (const page of pages) {
        const { name, id, reads, files, shared } = page;
        const objection = this.#objection(page, foreign);
        const problems = objection ? [...page.problems, objection] : page.problems;
        if (problems.some((problem) => problem.level === "error")) {
          const isMade = this.#manifest.filesOf(name).length > 0;
          this.#manifest.withhold(name, { id, reads, problems, isMade });
          if (!isMade) neverMade.push(page);
        } else if (waits(page)) continue;
        else {
          const isMade = files.length > 0;
          this.#manifest.claim(name, { id, reads, problems, isMade }, pathsOf(files), shared);
          const why = this.#pending.get(name) ?? "";
          ready.push({ name, why, files: files.map((file) => this.#changed(file)) });
        }
        this.#pending.delete(name);
      }
    });
    this.#manifest.together(() => {
      for (const { name, why, files } of ready)
        if (this.#write(files) > 0) this.#manifest.noteWhy(name, why);
    });
    return neverMade;
  }

  /** A file that is to be written, its hash forgotten until it is where it differs from the last. */
  #changed(file: SiteFile): ChangedFile {
    const found = hash("sha256", file.bytes);
    const isSame = this.#manifest.hashOf(file.path) === found;
    if (!isSame) this.#manifest.written(file.path, null);
    return { ...file, hash: found, isSame };
  }

  /** Puts files in place; says how many were different. */
  #write(files: readonly ChangedFile[]): number {
    const before = this.written;
    for (const { path, bytes, isSame } of files)
      if (this.#destination.write(path, bytes, isSame)) this.written++;
    for (const file of files) if (!file.isSame) this.#manifest.written(file.path, file.hash);
    return this.written - before;
  }

  /** The other page that stands at a path. */
  #otherHolder(path: string, name: string): string | undefined {
    const holder = this.#manifest.holderOf(path);
    return holder === "" || holder === name ? undefined : holder;
  }

  #objection(page: PageToWrite, foreign: ReadonlySet<string>): Problem | undefined {
    const object = (rule: string, message: string): Problem => ({
      level: "error",
      rule,
      id: page.id,
      path: "slug",
      page: page.name,
      message,
    });
    for (const { path } of page.files) {
      if (!safePath(path))
        return object(
          "safe-path",
          `“${path}” is no path of a site: give the document a slug of a-z, 0-9 and hyphens.`,
        );
      const holder = this.#otherHolder(path, page.name);
      if (holder !== undefined && !this.#pending.has(holder))
        return object(
          "one-path",
          `${page.name} and ${holder} both want ${path}: change the slug of one. What stood there stays.`,
        );
      if (foreign.has(path))
        return object(
          "foreign-file",
          `${path} stands in the folder and was not made by Stet: move it away or build to another folder.`,
        );
    }
    return undefined;
  }

  // In a folder that is not ours a file at one of our paths may be somebody's only copy.
  #foreignAmong(pages: readonly PageToWrite[]): ReadonlySet<string> {
    const foreign = new Set<string>();
    if (this.#destination.ours) return foreign;
    for (const { path, bytes } of pages.flatMap((page) => page.files))
      if (this.#manifest.holderOf(path) === undefined && this.#destination.differs(path, bytes))
        foreign.add(path);
    return foreign;
  }
}

const pathsOf = (files: readonly SiteFile[]) => files.map((file) => file.path);
