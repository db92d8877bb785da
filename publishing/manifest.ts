import type { KeysRead } from "../site/reads.ts";
import { ManifestDatabase } from "./manifestDatabase.ts";
import type { Problem } from "./report.ts";

/** What is known of a page: what it was made from, what was wrong with it. */
export interface KnownPage {
  /** The document it is about, or the key of a list. */
  id: string;
  reads: KeysRead;
  problems: readonly Problem[];
  /** It has files, of this version or an older one. */
  isMade: boolean;
}

/** A document's row of the index as it was read last. */
export interface KnownRow {
  id: string;
  type: string;
  row: unknown;
}

/**
 * What is known of the pages and files that one destination holds. Only what can be made again is
 * in here: a manifest of another version is thrown away, and everything is made anew.
 */
export class Manifest {
  readonly #database: ManifestDatabase;

  constructor(file: string) {
    this.#database = new ManifestDatabase(file);
  }

  /** Whether nothing has ever been written from here. */
  get isEmpty(): boolean {
    return this.#database.one("select 1 from files limit 1") === undefined;
  }

  /** A word that is kept from run to run; nothing where it was never said. */
  state(name: string): string | undefined {
    const row = this.#database.one("select value from state where name = ?", name);
    return row && String(row["value"]);
  }

  setState(name: string, value: string): void {
    this.#database.run("insert or replace into state values (?, ?)", name, value);
  }

  /** The page that a file belongs to; "" where the page has left it; nothing where it is not ours. */
  holderOf(path: string): string | undefined {
    const row = this.#database.one("select page from files where path = ?", path);
    return row && String(row["page"]);
  }

  /** The hash of a file's bytes, where it has been written. */
  hashOf(path: string): string | undefined {
    const hash = this.#database.one("select hash from files where path = ?", path)?.["hash"];
    return typeof hash === "string" ? hash : undefined;
  }

  filesOf(page: string): string[] {
    return this.#database.texts(
      "select path as text from files where page = ? order by path not like '%.html', path",
      page,
    );
  }

  page(name: string): KnownPage | undefined {
    const row = this.#database.one(
      "select id, reads, problems, made from pages where name = ?",
      name,
    );
    if (!row) return undefined;
    const { id, reads, problems, made } = row;
    return {
      id: String(id),
      reads: readKeys(String(reads)),
      problems: typeof problems === "string" ? JSON.parse(problems) : [],
      isMade: made === 1,
    };
  }

  hasPage(name: string): boolean {
    return this.#database.one("select 1 from pages where name = ?", name) !== undefined;
  }

  /** Pages that name a shared file which has not been written: a run ended before it was. */
  unfinishedPages(): string[] {
    return this.#database.texts(
      "select distinct uses.page as text from files join uses using (path) where files.page = 'shared' and hash is null",
    );
  }

  /** Names of all pages. */
  pages(): string[] {
    return this.#database.texts("select name as text from pages");
  }

  /** Pages that could not be made as they should: each is tried again by every update. */
  failedPages(): { name: string; id: string; isMade: boolean }[] {
    return this.#database
      .all(
        `select name, id, made from pages where problems is not null and problems like '%"level":"error"%'`,
      )
      .map(({ name, id, made }) => ({ name: String(name), id: String(id), isMade: made === 1 }));
  }

  /** Everything that is wrong with pages, and how many pages and files there are. */
  sums(): { pages: number; files: number; problems: Problem[] } {
    const problems = this.#database
      .texts("select problems as text from pages where problems is not null order by name")
      .flatMap((text): Problem[] => JSON.parse(text));
    const count = (sql: string) => Number(this.#database.one(sql)?.["count"]);
    return {
      pages: count("select count(*) as count from pages where made = 1"),
      files: count("select count(*) as count from files where page <> ''"),
      problems,
    };
  }

  /** Names of the pages that were made from any of these, each with one of them. */
  readersOf(keys: Iterable<string>): Map<string, string> {
    const found = new Map<string, string>();
    for (const key of keys)
      for (const name of this.#database.texts(
        "select name as text from reads join pages on number = page where key = ?",
        key,
      ))
        found.set(name, key);
    return found;
  }

  /**
   * Notes a page with its files, and what it shows of files that pages share. Called before they
   * are written: what a killed run wrote is then known as ours.
   */
  claim(name: string, page: KnownPage, paths: readonly string[], shared: Iterable<string>): void {
    this.#notePage(name, page);
    this.#own(name, paths);
    this.#database.run("delete from uses where page = ?", name);
    for (const path of shared)
      this.#database.run("insert or ignore into uses values (?, ?)", name, path);
  }

  /** Notes the site's own files; those of before are left to be removed. */
  claimAssets(paths: readonly string[]): void {
    this.#own("assets", paths);
  }

  /** Notes files that pages have in common. */
  claimShared(paths: readonly string[]): void {
    for (const path of paths) this.#give(path, "shared");
  }

  /** Notes that a page could not be made; its files, and what they show, stay. */
  withhold(name: string, page: KnownPage): void {
    this.#notePage(name, page);
  }

  /** Notes why a page has been written just now: the key that touched it. */
  noteWhy(name: string, key: string): void {
    this.#database.run(
      "update pages set why = ?, written = ? where name = ?",
      key,
      new Date().toISOString(),
      name,
    );
  }

  /** Why a page was last written, and when; nothing where it has no files. */
  whyOf(name: string): { key: string; at: string } | undefined {
    const row = this.#database.one("select why, written from pages where name = ?", name);
    return typeof row?.["why"] === "string"
      ? { key: row["why"], at: String(row["written"]) }
      : undefined;
  }

  /** Forgets a page; its files are left to be removed. */
  retire(name: string): void {
    for (const path of this.filesOf(name)) this.#free(path);
    this.#database.run("delete from uses where page = ?", name);
    const old = this.page(name);
    if (!old) return;
    this.#setReads(name, old.reads, new Map());
    this.#database.run("delete from pages where name = ?", name);
  }

  /** Notes what stands in a file now; nothing while it is being written. */
  written(path: string, hash: string | null): void {
    this.#database.run("update files set hash = ? where path = ?", hash, path);
  }

  /** Forgets what stands in the files: all are written again. */
  forgetWritten(): void {
    this.#database.run("update files set hash = null");
    this.#database.run("delete from state");
  }

  /** The files that no page has any more, shared ones included. */
  leftOver(): string[] {
    return this.#database.texts(
      `select path as text from files where page = ''
       or (page = 'shared' and path not in (select path from uses)) order by path`,
    );
  }

  /** Forgets files that are gone. */
  forget(paths: Iterable<string>): void {
    for (const path of paths) this.#database.run("delete from files where path = ?", path);
  }

  rows(): KnownRow[] {
    return this.#database.all("select id, type, row from rows").map(({ id, type, row }) => ({
      id: String(id),
      type: String(type),
      row: JSON.parse(String(row)),
    }));
  }

  putRow({ id, type, row }: KnownRow): void {
    this.#database.run(
      "insert or replace into rows values (?, ?, ?)",
      id,
      type,
      JSON.stringify(row),
    );
  }

  removeRow(id: string): void {
    this.#database.run("delete from rows where id = ?", id);
  }

  removeRows(): void {
    this.#database.run("delete from rows");
  }

  /** Many notes in one commit. */
  together(work: () => void): void {
    this.#database.together(work);
  }

  close(): void {
    this.#database.close();
  }

  #notePage(name: string, { id, reads, problems, isMade }: KnownPage): void {
    const old = this.page(name)?.reads ?? new Map();
    this.#database.run(
      `insert into pages (name, id, reads, problems, made) values (?, ?, ?, ?, ?)
       on conflict (name) do update set reads = excluded.reads, problems = excluded.problems, made = excluded.made`,
      name,
      id,
      JSON.stringify([...reads].map(([key, revision]) => (revision ? [key, revision] : key))),
      problems.length > 0 ? JSON.stringify(problems) : null,
      isMade ? 1 : 0,
    );
    this.#setReads(name, old, reads);
  }

  #setReads(name: string, old: KeysRead, next: KeysRead): void {
    const added = [...next.keys()].filter((key) => !old.has(key));
    const gone = [...old.keys()].filter((key) => !next.has(key));
    if (added.length === 0 && gone.length === 0) return;
    const number = Number(
      this.#database.one("select number from pages where name = ?", name)?.["number"],
    );
    for (const key of added)
      this.#database.run("insert or ignore into reads values (?, ?)", key, number);
    for (const key of gone)
      this.#database.run("delete from reads where key = ? and page = ?", key, number);
  }

  #own(owner: string, paths: readonly string[]): void {
    const kept = new Set(paths);
    for (const path of this.filesOf(owner)) if (!kept.has(path)) this.#free(path);
    for (const path of paths) this.#give(path, owner);
  }

  #give(path: string, owner: string): void {
    this.#database.run(
      "insert into files values (?, ?, null) on conflict (path) do update set page = excluded.page",
      path,
      owner,
    );
  }

  #free(path: string): void {
    this.#database.run("update files set page = '' where path = ?", path);
  }
}

function readKeys(text: string): KeysRead {
  const keys: (string | [string, string])[] = JSON.parse(text);
  return new Map(keys.map((key) => (typeof key === "string" ? [key, undefined] : key)));
}
