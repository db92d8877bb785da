import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { startWriter } from "../../../lake/storage/writer.ts";
import { testFolder } from "../testLake.ts";

// The group itself, below everything that is written with it.

test("what comes together is one commit, in the order it came, and nobody sees any of it before", async () => {
  const { write, put, seen, commits, settled } = open();
  const watched = [1, 2, 3].map((n) =>
    settled(write(() => [put(n), seen(), commits.length] as const)),
  );
  expect(await Promise.all(watched)).toEqual(
    [1, 2, 3].map((n) => ({ status: "fulfilled", value: [n, [], 0] })),
  );
  expect([seen(), commits]).toEqual([[1, 2, 3], [[1, 2, 3]]]);
});

test("one that is refused leaves nothing, and takes none of its group down", async () => {
  const { write, put, seen, commits, settled } = open();
  const refused = () => {
    put(2);
    put(2.5);
    throw new Error("no");
  };
  const outcomes = await Promise.all(
    [() => put(1), refused, () => put(3)].map((work) => settled(write(work))),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect([seen(), commits]).toEqual([[1, 3], [[1, 3]]]);
});

test("a dry run gives its answer, sees what came before it and leaves nothing to what comes behind", async () => {
  const { write, put, all, seen } = open();
  const [, dry, after] = await Promise.all([
    write(() => put(1)),
    write(() => (put(2), all()), { dryRun: true }),
    write(() => (put(3), all())),
  ]);
  expect([dry, after, seen()]).toEqual([
    [1, 2],
    [1, 3],
    [1, 3],
  ]);
});

test("when the commit itself fails, each of the group is told why and none is told it is stored", async () => {
  const { database, write, put, seen, commits, settled } = open();
  // A promise that SQLite looks at when it commits.
  database.exec(
    "pragma foreign_keys = on; create table later (n references t(n) deferrable initially deferred)",
  );
  const broken = () => void database.prepare("insert into later values (77)").run();
  const outcomes = await Promise.all(
    [() => put(1), broken, () => put(2)].map((work) => settled(write(work))),
  );
  expect(outcomes).toEqual(
    Array.from({ length: 3 }, () => ({
      status: "rejected",
      reason: expect.objectContaining({ message: expect.stringMatching(/FOREIGN KEY/) }),
    })),
  );
  expect([seen(), commits]).toEqual([[], []]);
  await write(() => put(4));
  expect(seen()).toEqual([4]);
});

test("a full disk refuses with 507, stores nothing half, and is forgotten when there is space", async () => {
  const { database, write, put, seen, commits, settled } = open();
  await write(() => put(1));
  database.exec("pragma max_page_count = 4");
  const large = (n: number) => () => {
    put(n);
    database.prepare("insert into large values (zeroblob(20000))").run();
  };
  const outcomes = await Promise.all([large(2), large(3)].map((work) => settled(write(work))));
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: "rejected", reason: { status: 507 } });
  }
  expect([seen(), commits.length]).toEqual([[1], 1]);
  database.exec("pragma max_page_count = 10000");
  await Promise.all([large(4), large(5)].map((work) => write(work)));
  expect(seen()).toEqual([1, 4, 5]);
});

test("a file that may only be read refuses with 503 and its reason", async () => {
  const { file } = open();
  const readOnly = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => readOnly.close());
  const write = startWriter({ database: readOnly, patience: 1000, onCommit: () => {} });
  const insert = () => void readOnly.prepare("insert into t values (1)").run();
  await expect(write(insert)).rejects.toMatchObject({
    status: 503,
    message: expect.stringMatching(/cannot be written .*readonly.* nothing was written/),
  });
});

test("while another process writes all wait, and only those whose patience ends are refused", async () => {
  const { file, write, put, seen, settled } = open({ patience: 400 });
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  other.exec("begin immediate");
  const early = settled(write(() => put(1)));
  expect(await early).toMatchObject({ status: "rejected", reason: { status: 503 } });
  const late = settled(write(() => put(2)));
  other.exec("commit");
  expect(await late).toMatchObject({ status: "fulfilled" });
  expect(seen()).toEqual([2]);
});

test("what is prepared for a work stands when its turn comes: nothing is written in between", async () => {
  const { write, put, seen } = open();
  let prepared: number[] = [];
  const others = [1, 2, 3].map((n) => write(() => put(n)));
  const own = write(() => [prepared, seen()], {
    async prepare() {
      prepared = seen();
      for (const n of [4, 5]) void write(() => put(n));
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  expect(await own).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  await Promise.all([...others, write(() => put(6))]);
  expect(seen()).toEqual([1, 2, 3, 4, 5, 6]);
});

test("what fails to be prepared is refused alone", async () => {
  const { write, put, seen, settled } = open();
  const failing = settled(
    write(() => put(1), { prepare: () => Promise.reject(new Error("not prepared")) }),
  );
  await write(() => put(2));
  expect(await failing).toMatchObject({ status: "rejected", reason: { message: "not prepared" } });
  expect(seen()).toEqual([2]);
});

function open({ patience = 30_000 } = {}) {
  const file = join(testFolder(), "some.db");
  const database = new DatabaseSync(file, { timeout: 5 });
  const reader = new DatabaseSync(file);
  onTestFinished(() => {
    reader.close();
    database.close();
  });
  database.exec("pragma journal_mode = wal; create table t (n unique); create table large (b)");
  const insert = database.prepare("insert into t values (?) returning n");
  const read = (from: DatabaseSync) => from.prepare("select n from t order by rowid").all();
  const numbers = (from: DatabaseSync) => read(from).map((row) => Number(row["n"]));
  const commits: number[][] = [];
  return {
    file,
    database,
    write: startWriter({ database, patience, onCommit: () => commits.push(numbers(reader)) }),
    put: (n: number) => Number(insert.get(n)?.["n"]),
    /** As the writer's own connection sees it. */
    all: () => numbers(database),
    /** As every other connection sees it. */
    seen: () => numbers(reader),
    /** What others saw at each commit. */
    commits,
    settled: async <T>(asked: Promise<T>) => (await Promise.allSettled([asked]))[0],
  };
}
