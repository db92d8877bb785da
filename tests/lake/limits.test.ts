import { ClientError } from "@sanity/client";
import { describe, expect, test } from "vitest";
import { testLake, type TestLake } from "./testLake.ts";

describe("bodies that are none", () => {
  test.each<[string, BodyInit | null, number]>([
    ["nothing", null, 400],
    ["an open brace", "{", 400],
    ["a number", "5", 400],
    ["null", "null", 400],
    ["a list", "[]", 400],
    ["a string", '"mutations"', 400],
    ["no mutations", "{}", 400],
    ["mutations that are an object", '{"mutations":{}}', 400],
    ["a mutation that is null", '{"mutations":[null]}', 400],
    ["a mutation that is a list", '{"mutations":[[]]}', 400],
    ["a mutation of no kind", '{"mutations":[{}]}', 400],
    ["a mutation of an unknown kind", '{"mutations":[{"explode":{}}]}', 400],
    [
      "a mutation of two kinds",
      '{"mutations":[{"create":{"_type":"t"},"delete":{"id":"a"}}]}',
      400,
    ],
    ["a mutation named constructor", '{"mutations":[{"constructor":{"_type":"t"}}]}', 400],
    ["a mutation named __proto__", '{"mutations":[{"__proto__":{"_type":"t"}}]}', 400],
    ["create of null", '{"mutations":[{"create":null}]}', 400],
    ["create of a string", '{"mutations":[{"create":"x"}]}', 400],
    ["create without a type", '{"mutations":[{"create":{}}]}', 400],
    ["a type that is a number", '{"mutations":[{"create":{"_type":5}}]}', 400],
    ["an empty type", '{"mutations":[{"create":{"_type":""}}]}', 400],
    ["a type that is no text", '{"mutations":[{"create":{"_type":"\\ud800"}}]}', 400],
    ["an ID with a space", '{"mutations":[{"create":{"_id":"a b","_type":"t"}}]}', 400],
    ["an ID with a slash", '{"mutations":[{"create":{"_id":"a/b","_type":"t"}}]}', 400],
    ["an ID that begins with a dash", '{"mutations":[{"create":{"_id":"-a","_type":"t"}}]}', 400],
    ["an ID with two dots", '{"mutations":[{"create":{"_id":"a..b","_type":"t"}}]}', 400],
    [
      "an ID of 129 characters",
      `{"mutations":[{"create":{"_id":"${"a".repeat(129)}","_type":"t"}}]}`,
      400,
    ],
    [
      "an attribute named __proto__",
      '{"mutations":[{"create":{"_type":"t","__proto__":{"x":1}}}]}',
      400,
    ],
    [
      "an attribute named constructor, deep",
      '{"mutations":[{"create":{"_type":"t","a":[{"constructor":1}]}}]}',
      400,
    ],
    [
      "an attribute named hasOwnProperty",
      '{"mutations":[{"create":{"_type":"t","hasOwnProperty":1}}]}',
      400,
    ],
    ["a time that is none", '{"mutations":[{"create":{"_type":"t","_createdAt":"soon"}}]}', 400],
    [
      "21 levels",
      `{"mutations":[{"create":{"_type":"t","a":${"[".repeat(21)}${"]".repeat(21)}}}]}`,
      400,
    ],
    [
      "50,000 levels",
      `{"mutations":[{"create":{"_type":"t","a":${"[".repeat(50_000)}${"]".repeat(50_000)}}}]}`,
      400,
    ],
    ["a million levels", "[".repeat(1_000_000), 400],
    ["delete of nothing", '{"mutations":[{"delete":{}}]}', 400],
    ["delete by a number", '{"mutations":[{"delete":{"id":5}}]}', 400],
    ["delete by a query that is none", '{"mutations":[{"delete":{"query":"*["}}]}', 400],
    ["params that are a list", '{"mutations":[{"delete":{"query":"*","params":[]}}]}', 400],
    ["a transaction ID that is a number", '{"mutations":[],"transactionId":5}', 400],
    ["a transaction ID with a space", '{"mutations":[],"transactionId":"a b"}', 400],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
    ["a zero byte", "\u0000", 400],
    ["5 MB", `{"mutations":[{"create":{"_type":"t","a":"${"x".repeat(5_000_000)}"}}]}`, 413],
  ])("%s: refused with a reason, nothing stored", async (_name, body, status) => {
    const { ask, token, lake } = testLake();
    const answer = await ask("/v2025-02-19/data/mutate/production", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body,
    });
    const told = await answer.json();
    expect([answer.status, lake.lastSeq()]).toEqual([status, 0]);
    expect(told.message ?? told.error.description).toMatch(/\w{3}/);
    expect(JSON.stringify(told)).not.toMatch(/node_modules|at \w+ \(/);
  });

  test("20 levels are taken", async () => {
    const { client } = testLake();
    const deep = JSON.parse(`${"[".repeat(20)}${"]".repeat(20)}`);
    expect((await client().create({ _type: "t", deep }))["deep"]).toEqual(deep);
  });
});

describe("queries that are none", () => {
  test.each([
    ["", 400],
    ["query=", 400],
    ["query=*%5B", 400],
    ["query=%22", 400],
    ["query=*%5B_id+%3D%3D+%24x%5D&%24x=notjson", 400],
    ["query=*&%24=1", 400],
    ["query=*&%24hasOwnProperty=1", 400],
    ["query=*&%24__proto__=1", 400],
    ["query=*&perspective=raw,drafts", 400],
    ["query=*&perspective=a+b", 400],
    ["query=*%5Bgeo::contains(a,b)%5D", 400],
    ["query=nofunction(1)", 400],
    [`query=${"(".repeat(3000)}`, 400],
    [`query=${"(".repeat(5000)}1${")".repeat(5000)}`, 400],
    [`query=*%5B${"a==1%26%26".repeat(4000)}true%5D`, 400],
  ])("%#: ?%s", async (search, status) => {
    const { ask } = testLake();
    const answer = await ask(`/v2025-02-19/data/query/production?${search}`);
    const told = await answer.json();
    expect([answer.status, typeof (told.message ?? told.error.description)]).toEqual([
      status,
      "string",
    ]);
  });

  test("a mistake is shown where it is, as the client shows it", async () => {
    const { client, ask } = testLake();
    const error = await client()
      .fetch('*[_type == "x"')
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ClientError);
    expect(String(error)).toMatch(/GROQ query parse error:\n> 1 \| \*\[_type == "x"\n/);
    const answer = await ask("/v1/data/query/production?query=*%5B");
    expect((await answer.json()).error).toMatchObject({
      type: "queryParseError",
      query: "*[",
      start: 1,
      end: 2,
    });
  });

  test.each([
    ["/v1/data/nothing", 404],
    ["/", 404],
    ["/v1", 404],
    ["/v12/ping", 404],
    ["/v2025-2-1/ping", 404],
    ["/images/local/production/x", 404],
    ["/%00", 404],
    ["/v1/data/doc/production/%E0%A4%A", 200],
  ])("there is nothing at %s", async (path, status) => {
    const { ask } = testLake();
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toBeTypeOf("object");
  });
});

describe("queries that do not end", () => {
  const endless = "count(*[count(*[count(*[n > ^.n && n > ^.^.n]) > 5]) > 5])";

  test("are ended at their deadline, while others are answered", async () => {
    const { client, lake } = await withMany({
      queries: { deadline: 4000, slowAfter: 50, patience: 60_000 },
    });
    const slow = Array.from({ length: 3 }, () =>
      client()
        .fetch(endless)
        .catch((error: unknown) => String(error)),
    );
    const start = performance.now();
    let answered = 0;
    const over = new AbortController();
    const ended = Promise.all(slow).finally(() => over.abort());
    while (!over.signal.aborted) {
      expect(await client().fetch("*[_id == 'd7'][0].n")).toBe(7);
      await client().patch("d8").inc({ m: 1 }).commit();
      answered++;
    }
    for (const error of await ended) expect(error).toMatch(/did not end within 4 s/);
    expect(performance.now() - start).toBeGreaterThan(3900);
    expect(answered).toBeGreaterThan(1);
    expect(lake.document("d8")).toMatchObject({ m: answered });
  });

  test("more at once than threads wait, and more than may wait are told to come again", async () => {
    const { client, ask } = await withMany({
      queries: { threads: 2, waiting: 3, deadline: 1000, slowAfter: 20, patience: 8000 },
    });
    const slow = Array.from({ length: 2 }, () =>
      client()
        .fetch(endless)
        .catch((error: unknown) => String(error)),
    );
    const asked = Array.from({ length: 12 }, () =>
      ask(`/v1/data/query/production?query=${encodeURIComponent(endless)}`),
    );
    const refused = (await Promise.all(asked)).filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer.headers.get("retry-after")).toBe("1");
    await Promise.all(slow);
    expect(await client().fetch("*[_id == 'd7'][0].n")).toBe(7);
  });

  test("in their functions neither: they are read where they can be ended", async () => {
    const { client, ask } = await withMany({ queries: { deadline: 3000 } });
    const grown = client()
      .fetch(grow(30, "*[0]{'r': a::f0(@)}"))
      .catch((error: unknown) => String(error));
    expect(await client().fetch("*[_id == 'd7'][0].n")).toBe(7);
    const listened = new URLSearchParams({ query: grow(30, "*[count({'r': a::f0(@)}) > 1]") });
    const answer = await ask(`/v1/data/listen/production?${listened}`);
    expect(await answer.text()).toContain("needs a filter");
    expect(await grown).toMatch(/did not end within 3 s/);
  });

  test("nor in the tags of an answer: functions are read nowhere else", async () => {
    const { client } = await withMany({});
    const answer = await client().fetch(
      grow(2, "*[_id == 'd7']{'r': a::f0(@)}"),
      {},
      { filterResponse: false },
    );
    expect(answer.result).toEqual([
      { r: { a: { a: { n: 7 }, b: { n: 7 } }, b: { a: { n: 7 }, b: { n: 7 } } } },
    ]);
    expect(answer.syncTags).toEqual(["s1:production"]);
  });

  test("a result may not be larger than is allowed", async () => {
    const { client } = await withMany({ largestAnswer: 2000 });
    await expect(client().fetch("*")).rejects.toThrow(/more than 2000 bytes/);
    expect(await client().fetch("*[0...3].n")).toHaveLength(3);
  });

  test("a mutation by such a query ends too, and nothing is changed", async () => {
    const { client, lake } = await withMany({ queries: { deadline: 500 } });
    const seq = lake.lastSeq();
    await expect(client().delete({ query: `*[${endless} > 0]` })).rejects.toThrow(
      /did not end within/,
    );
    expect(lake.lastSeq()).toBe(seq);
  });
});

test("a fault of the lake itself is told without its insides", async () => {
  const faults: unknown[] = [];
  const { ask, lake, token } = testLake({ report: (error) => faults.push(error) });
  const answer = async () =>
    ask("/v1/data/doc/production/a", { headers: { authorization: `Bearer ${token}` } });
  expect((await answer()).status).toBe(200);
  await lake.close();
  const broken = await answer();
  expect([broken.status, await broken.text()]).toEqual([
    500,
    expect.stringMatching(/could not answer/),
  ]);
  expect(faults).toHaveLength(1);
});

/** A query with functions that each call the next one twice. */
function grow(depth: number, query: string): string {
  const calls = Array.from(
    { length: depth },
    (_, at) => `fn a::f${at}($x) = $x{"a": a::f${at + 1}(@), "b": a::f${at + 1}(@)};`,
  );
  return `// grown\n${calls.join("\n")}\nfn a::f${depth}($x) = $x{n};\n${query}`;
}

async function withMany(options: Parameters<typeof testLake>[0]): Promise<TestLake> {
  const test = testLake(options);
  const mutations = Array.from({ length: 2000 }, (_, n) => ({
    create: { _id: `d${n}`, _type: "t", n, m: 0 },
  }));
  await test.lake.mutate({ mutations, author: "test" });
  return test;
}
