import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

const version = 3;

const tables = `
  create table if not exists pages (number integer primary key, name text not null unique, id text not null, reads text not null, problems text, made integer not null, why text, written text);
  create table if not exists files (path text primary key, page text not null, hash text) without rowid;
  create index if not exists troubledPages on pages (name) where problems is not null;
  create index if not exists filesOfPage on files (page);
  create table if not exists uses (page text not null, path text not null, primary key (page, path)) without rowid;
  create index if not exists usesOfPath on uses (path);
  create table if not exists reads (key text not null, page integer not null, primary key (key, page)) without rowid;
  create table if not exists rows (id text primary key, type text not null, row text not null) without rowid;
  create table if not exists state (name text primary key, value text not null) without rowid;
`;

/** The file of a manifest. One of another version is emptied: it holds only what can be made again. */
export class ManifestDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    // A tail lost in a power cut costs a rendering, never a page: no fsync per commit.
    this.#database.exec("pragma journal_mode = wal; pragma synchronous = normal");
    this.#throwAwayIfOther();
    this.#database.exec(tables);
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  one(sql: string, ...values: SQLInputValue[]) {
    return this.#prepare(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]) {
    return this.#prepare(sql).all(...values);
  }

  /** The column `text` of all rows. */
  texts(sql: string, ...values: SQLInputValue[]): string[] {
    return this.all(sql, ...values).map((row) => String(row["text"]));
  }

  /** Many writes in one commit. */
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

  #throwAwayIfOther(): void {
    if (this.one("pragma user_version")?.["user_version"] === version) return;
    for (const { name } of this.all("select name from sqlite_master where type = 'table'"))
      this.#database.exec(`drop table "${String(name)}"`);
    this.#database.exec(`pragma user_version = ${version}`);
    this.#statements.clear();
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
