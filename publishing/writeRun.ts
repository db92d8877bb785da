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
  problems: readonly Problem[];
}

/** One run of writing: it knows whose each path is, so that no page overwrites another's. */
export class WriteRun {
  readonly problems = new Map<string, Problem>();
  /** Ids of what has no page, not even an old one: nothing may lead to it. */
  readonly neverMade = new Set<string>();
  files = 0;
  written = 0;
  readonly #destination: Destination;
  readonly #manifest: Manifest;
  readonly #pages = new Set<string>();
  #waiting: PageToWrite[] = [];
  #keepsOldPages = false;

  constructor(destination: Destination, manifest: Manifest) {
    this.#destination = destination;
    this.#manifest = manifest;
    manifest.beginRun();
  }

  /** How many pages stand as they should. */
  get pages(): number {
    return this.#pages.size;
  }

  /** Notes a problem for the report, once. */
  say(problem: Problem): void {
    this.problems.set(JSON.stringify(problem), problem);
  }

  /** Writes styles, script, fonts and icons. */
  writeAssets(files: readonly SiteFile[]): void {
    this.#writeCommon("assets", files);
  }

  /** Writes files that pages show and may have in common: pictures and cards. */
  writeShared(files: readonly SiteFile[]): void {
    this.#writeCommon("shared", files);
  }

  /** Says of shared files that they will be written later: what stands there meanwhile stays. */
  expect(paths: readonly string[]): void {
    this.#manifest.together(() => this.#manifest.claim("shared", paths));
  }

  #writeCommon(name: string, files: readonly SiteFile[]): void {
    this.writePages([{ name, id: name, files, shared: [], problems: [] }]);
    this.#pages.delete(name);
  }

  /** Writes pages; one that may not take its place keeps its last good version. */
  writePages(pages: readonly PageToWrite[]): void {
    const foreign = this.#foreignAmong(pages);
    const ready: PageToWrite[] = [];
    this.#manifest.together(() => {
      for (const page of pages) {
        for (const problem of page.problems) this.say(problem);
        const objection = this.#objection(page, foreign);
        if (objection) this.say(objection);
        if (objection || page.problems.some((problem) => problem.level === "error"))
          this.#withhold(page);
        else if (this.#mustWait(page)) this.#waiting.push(page);
        else ready.push(this.#claim(page));
      }
    });
    for (const page of ready) this.#writeFiles(page);
  }

  /**
   * Writes the pages whose path was another's before this run: by now it is known whether the
   * other has left it. Called when all pages that could claim it have been rendered.
   */
  writeWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const freed = waiting.flatMap((page) => page.files.map((file) => file.path));
    this.#manifest.forget(freed.filter((path) => !this.#manifest.holderOf(path)?.now));
    this.writePages(waiting);
  }

  /** Takes away the files that nothing makes any more. */
  removeLeftOver(): number {
    // An old page that stays needs the styles it was made with.
    if (this.#keepsOldPages) this.#manifest.keep("assets");
    const paths = this.#manifest.leftOver();
    for (const path of paths) this.#destination.remove(path);
    this.#manifest.together(() => this.#manifest.forget(paths));
    return paths.length;
  }

  #claim(page: PageToWrite): PageToWrite {
    this.#manifest.claim(
      page.name,
      page.files.map((file) => file.path),
      page.shared,
    );
    this.#pages.add(page.name);
    return page;
  }

  #writeFiles(page: PageToWrite): void {
    for (const file of page.files) {
      if (this.#destination.write(file.path, file.bytes)) this.written++;
      this.files++;
    }
  }

  #withhold(page: PageToWrite): void {
    if (this.#manifest.knows(page.name)) {
      this.#manifest.keep(page.name);
      this.#keepsOldPages = true;
    } else {
      this.neverMade.add(page.id);
    }
  }

  #mustWait(page: PageToWrite): boolean {
    return page.files.some(({ path }) => {
      const holder = this.#manifest.holderOf(path);
      return holder !== undefined && holder.page !== page.name && !holder.now;
    });
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
      const holder = this.#manifest.holderOf(path);
      if (holder?.now && holder.page !== page.name)
        return object(
          "one-path",
          `${page.name} and ${holder.page} both want ${path}: change the slug of one. What stood there stays.`,
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
      if (!this.#manifest.holderOf(path) && this.#destination.differs(path, bytes))
        foreign.add(path);
    return foreign;
  }
}
