import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { KeysRead } from "../site/reads.ts";
import type { Problem } from "./report.ts";

const version = 3;

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
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    // A tail lost in a power cut costs a rendering, never a page: no fsync per commit.
    this.#database.exec("pragma journal_mode = wal; pragma synchronous = normal");
    this.#throwAwayIfOther();
    this.#database.exec(`
      create table if not exists pages (number integer primary key, name text not null unique, id text not null, reads text not null, problems text, made integer not null, why text, written text);
      create table if not exists files (path text primary key, page text not null, hash text) without rowid;
      create index if not exists filesOfPage on files (page);
      create table if not exists uses (page text not null, path text not null, primary key (page, path)) without rowid;
      create index if not exists usesOfPath on uses (path);
      create table if not exists reads (key text not null, page integer not null, primary key (key, page)) without rowid;
      create table if not exists rows (id text primary key, type text not null, row text not null) without rowid;
      create table if not exists state (name text primary key, value text not null) without rowid;
    `);
  }

  /** Whether nothing has ever been written from here. */
  get isEmpty(): boolean {
    return this.#one("select 1 from files limit 1") === undefined;
  }

  /** A word that is kept from run to run; nothing where it was never said. */
  state(name: string): string | undefined {
    const row = this.#one("select value from state where name = ?", name);
    return row && String(row["value"]);
  }

  setState(name: string, value: string): void {
    this.#run("insert or replace into state values (?, ?)", name, value);
  }

  /** The page that a file belongs to; "" where the page has left it; nothing where it is not ours. */
  holderOf(path: string): string | undefined {
    const row = this.#one("select page from files where path = ?", path);
    return row && String(row["page"]);
  }

  /** The hash of a file's bytes, where it has been written. */
  hashOf(path: string): string | undefined {
    const hash = this.#one("select hash from files where path = ?", path)?.["hash"];
    return typeof hash === "string" ? hash : undefined;
  }

  filesOf(page: string): string[] {
    return this.#texts(
      "select path as text from files where page = ? order by path not like '%.html', path",
      page,
    );
  }

  page(name: string): KnownPage | undefined {
    const row = this.#one("select id, reads, problems, made from pages where name = ?", name);
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
    return this.#one("select 1 from pages where name = ?", name) !== undefined;
  }

  /** Pages that name a shared file which has not been written: a run ended before it was. */
  unfinishedPages(): string[] {
    return this.#texts(
      "select distinct uses.page as text from files join uses using (path) where files.page = 'shared' and hash is null",
    );
  }

  /** Names of all pages. */
  pages(): string[] {
    return this.#texts("select name as text from pages");
  }

  /** Pages that could not be made as they should: each is tried again by every update. */
  failedPages(): { name: string; id: string; isMade: boolean }[] {
    return this.#all(
      `select name, id, made from pages where problems like '%"level":"error"%'`,
    ).map(({ name, id, made }) => ({ name: String(name), id: String(id), isMade: made === 1 }));
  }

  /** Everything that is wrong with pages, and how many pages and files there are. */
  sums(): { pages: number; files: number; problems: Problem[] } {
    const problems = this.#texts(
      "select problems as text from pages where problems is not null order by name",
    ).flatMap((text): Problem[] => JSON.parse(text));
    const count = (sql: string) => Number(this.#one(sql)?.["count"]);
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
      for (const name of this.#texts(
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
    this.#run("delete from uses where page = ?", name);
    for (const path of shared) this.#run("insert or ignore into uses values (?, ?)", name, path);
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
    this.#run(
      "update pages set why = ?, written = ? where name = ?",
      key,
      new Date().toISOString(),
      name,
    );
  }

  /** Why a page was last written, and when; nothing where it has no files. */
  whyOf(name: string): { key: string; at: string } | undefined {
    const row = this.#one("select why, written from pages where name = ?", name);
    return typeof row?.["why"] === "string"
      ? { key: row["why"], at: String(row["written"]) }
      : undefined;
  }

  /** Forgets a page; its files are left to be removed. */
  retire(name: string): void {
    for (const path of this.filesOf(name)) this.#free(path);
    this.#run("delete from uses where page = ?", name);
    const old = this.page(name);
    if (!old) return;
    this.#setReads(name, old.reads, new Map());
    this.#run("delete from pages where name = ?", name);
  }

  /** Notes what stands in a file now; nothing while it is being written. */
  written(path: string, hash: string | null): void {
    this.#run("update files set hash = ? where path = ?", hash, path);
  }

  /** Forgets what stands in the files: all are written again. */
  forgetWritten(): void {
    this.#run("update files set hash = null");
    this.#run("delete from state");
  }

  /** The files that no page has any more, shared ones included. */
  leftOver(): string[] {
    return this.#texts(
      `select path as text from files where page = ''
       or (page = 'shared' and path not in (select path from uses)) order by path`,
    );
  }

  /** Forgets files that are gone. */
  forget(paths: Iterable<string>): void {
    for (const path of paths) this.#run("delete from files where path = ?", path);
  }

  rows(): KnownRow[] {
    return this.#all("select id, type, row from rows").map(({ id, type, row }) => ({
      id: String(id),
      type: String(type),
      row: JSON.parse(String(row)),
    }));
  }

  putRow({ id, type, row }: KnownRow): void {
    this.#run("insert or replace into rows values (?, ?, ?)", id, type, JSON.stringify(row));
  }

  removeRow(id: string): void {
    this.#run("delete from rows where id = ?", id);
  }

  removeRows(): void {
    this.#run("delete from rows");
  }

  /** Many notes in one commit. */
  together(work: () => void): void {
    this.#database.exec("begin immediate");
    try {
      work();
      this.#database.exec("commit");
    } catch (error) {
      this.#database.exec("rollback");
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }

  #notePage(name: string, { id, reads, problems, isMade }: KnownPage): void {
    const old = this.page(name)?.reads ?? new Map();
    this.#run(
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
    const number = Number(this.#one("select number from pages where name = ?", name)?.["number"]);
    for (const key of added) this.#run("insert or ignore into reads values (?, ?)", key, number);
    for (const key of gone) this.#run("delete from reads where key = ? and page = ?", key, number);
  }

  #own(owner: string, paths: readonly string[]): void {
    const kept = new Set(paths);
    for (const path of this.filesOf(owner)) if (!kept.has(path)) this.#free(path);
    for (const path of paths) this.#give(path, owner);
  }

  #give(path: string, owner: string): void {
    this.#run(
      "insert into files values (?, ?, null) on conflict (path) do update set page = excluded.page",
      path,
      owner,
    );
  }

  #free(path: string): void {
    this.#run("update files set page = '' where path = ?", path);
  }

  #throwAwayIfOther(): void {
    if (this.#one("pragma user_version")?.["user_version"] === version) return;
    for (const { name } of this.#all("select name from sqlite_master where type = 'table'"))
      this.#database.exec(`drop table "${String(name)}"`);
    this.#database.exec(`pragma user_version = ${version}`);
    this.#statements.clear();
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  #one(sql: string, ...values: SQLInputValue[]) {
    return this.#prepare(sql).get(...values);
  }

  #all(sql: string, ...values: SQLInputValue[]) {
    return this.#prepare(sql).all(...values);
  }

  #texts(sql: string, ...values: SQLInputValue[]): string[] {
    return this.#all(sql, ...values).map((row) => String(row["text"]));
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function readKeys(text: string): KeysRead {
  const keys: (string | [string, string])[] = JSON.parse(text);
  return new Map(keys.map((key) => (typeof key === "string" ? [key, undefined] : key)));
}
