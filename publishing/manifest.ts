import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";

const version = 1;

/** What is known of the files that one destination holds: which page made each, in which run. */
export class Manifest {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #run: number;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    // A tail lost in a power cut costs a rendering, never a page: no fsync per commit.
    this.#database.exec("pragma journal_mode = wal; pragma synchronous = normal");
    this.#throwAwayIfOther();
    this.#database.exec(`
      create table if not exists files (path text primary key, page text not null, run integer not null) without rowid;
      create index if not exists filesOfPage on files (page);
      create table if not exists uses (page text not null, path text not null, primary key (page, path)) without rowid;
    `);
    this.#run = Number(this.#prepare("select max(run) as run from files").get()?.["run"] ?? 0);
  }

  /** Whether nothing has ever been written from here. */
  get isEmpty(): boolean {
    return this.#run === 0;
  }

  /** From here on everything that is not claimed again counts as left over. */
  beginRun(): void {
    this.#run++;
  }

  /** The page that made a file, and whether in this run; nothing for a file that is not ours. */
  holderOf(path: string): { page: string; now: boolean } | undefined {
    const row = this.#prepare("select page, run from files where path = ?").get(path);
    return row && { page: String(row["page"]), now: row["run"] === this.#run };
  }

  /** Whether a page has files, of this run or an earlier one. */
  knows(page: string): boolean {
    return this.#prepare("select 1 from files where page = ? limit 1").get(page) !== undefined;
  }

  /**
   * Notes files as a page's own, and what it shows of files that pages share. Called before they
   * are written: what a killed run wrote is then known as ours.
   */
  claim(page: string, paths: Iterable<string>, shared: Iterable<string> = []): void {
    const claim = this.#prepare(
      "insert into files values (?, ?, ?) on conflict (path) do update set page = excluded.page, run = excluded.run",
    );
    for (const path of paths) claim.run(path, page, this.#run);
    this.#prepare("delete from uses where page = ?").run(page);
    const use = this.#prepare("insert or ignore into uses values (?, ?)");
    for (const path of shared) use.run(page, path);
  }

  /** Keeps the files of a page that could not be made this time, and those that it shows. */
  keep(page: string): void {
    this.#prepare(
      "update files set run = ? where page = ? or path in (select path from uses where page = ?)",
    ).run(this.#run, page, page);
  }

  /** The files that nothing of this run has made. */
  leftOver(): string[] {
    return this.#prepare("select path from files where run < ? order by path")
      .all(this.#run)
      .map((row) => String(row["path"]));
  }

  /** Forgets files that are gone. */
  forget(paths: Iterable<string>): void {
    const forget = this.#prepare("delete from files where path = ?");
    for (const path of paths) forget.run(path);
  }

  /** Many notes in one commit. */
  together(work: () => void): void {
    this.#database.exec("begin");
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

  // Only what can be made again is in here: a manifest of another version is thrown away.
  #throwAwayIfOther(): void {
    if (this.#prepare("pragma user_version").get()?.["user_version"] === version) return;
    this.#database.exec(
      `drop table if exists files; drop table if exists uses; pragma user_version = ${version}`,
    );
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
