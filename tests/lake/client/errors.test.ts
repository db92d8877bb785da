import { ClientError, ServerError, type SanityClient } from "@sanity/client";
import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client, lake } = await portLake({}, afterAll);
await client().create({ _id: "a", _type: "article" });
const viewer = client({ token: lake.createToken({ name: "viewer", role: "viewer" }) });
const anybody = client({ token: "" });
const stranger = client({ token: "stet_wrong" });
const large = "x".repeat(5 * 1024 * 1024);

test.each<[number, string, string, (own: SanityClient) => Promise<unknown>]>([
  [
    400,
    "Bad Request",
    "a perspective that is none",
    (own) => own.fetch("*", {}, { perspective: ["a b"] }),
  ],
  [400, "Bad Request", "no actions", (own) => own.action([])],
  [401, "Unauthorized", "writing as anybody", () => anybody.create({ _type: "t" })],
  [401, "Unauthorized", "an action of anybody", () => anybody.action([])],
  [401, "Unauthorized", "an unknown token", () => stranger.fetch("*")],
  [401, "Unauthorized", "a document, with an unknown token", () => stranger.getDocument("a")],
  [403, "Forbidden", "writing as a viewer", () => viewer.create({ _type: "t" })],
  [403, "Forbidden", "an action of a viewer", () => viewer.action([])],
  [
    403,
    "Forbidden",
    "a page elsewhere",
    () => client({ headers: { Origin: "http://evil.test" } }).fetch("*"),
  ],
  [404, "Not Found", "another dataset", () => client({ dataset: "other" }).fetch("*")],
  [404, "Not Found", "another project", () => client({ projectId: "other" }).fetch("*")],
  [404, "Not Found", "an address that is none", (own) => own.request({ url: "/nothing" })],
  [413, "Payload Too Large", "5 MB of mutation", (own) => own.create({ _type: "t", large })],
  [413, "Payload Too Large", "5 MB of query", (own) => own.fetch("$large", { large })],
  [
    415,
    "Unsupported Media Type",
    "a mutation as text",
    (own) =>
      own.request({
        method: "POST",
        url: "/data/mutate/production",
        body: '{"mutations":[]}',
        headers: { "Content-Type": "text/plain" },
      }),
  ],
  [
    415,
    "Unsupported Media Type",
    "a packed mutation",
    (own) =>
      own.request({
        method: "POST",
        url: "/data/mutate/production",
        body: { mutations: [] },
        headers: { "Content-Encoding": "gzip" },
      }),
  ],
])("%i %s for %s", async (statusCode, error, _name, ask) => {
  const told = await refused(ask(client()));
  expect(told).toBeInstanceOf(ClientError);
  expect(told.statusCode).toBe(statusCode);
  expect(told.responseBody).toBeTypeOf("string");
  const body: unknown = JSON.parse(String(told.responseBody));
  expect(body).toEqual({ statusCode, error, message: expect.stringMatching(/\w{3}/) });
  expect(told.message).toContain(Object(body).message);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts|at \w+ \(/);
});

test.each<[number, string, string, (own: SanityClient) => Promise<unknown>]>([
  [400, "mutationError", "malformedMutationError", (own) => own.mutate([{ explode: {} }] as never)],
  [400, "mutationError", "documentInvalidError", (own) => own.create({ _type: "" })],
  [
    404,
    "mutationError",
    "documentNotFoundError",
    (own) => own.patch("none").set({ a: 1 }).commit(),
  ],
  [
    409,
    "mutationError",
    "documentAlreadyExistsError",
    (own) => own.create({ _id: "a", _type: "t" }),
  ],
  [
    409,
    "mutationError",
    "documentRevisionIDDoesNotMatchError",
    (own) => own.patch("a").ifRevisionId("none").set({ a: 1 }).commit(),
  ],
  [
    404,
    "actionError",
    "documentNotFoundError",
    (own) => own.action({ actionType: "sanity.action.document.discard", draftId: "drafts.none" }),
  ],
  [
    400,
    "actionError",
    "malformedActionError",
    (own) => own.action({ actionType: "explode" } as never),
  ],
])("%i %s of a %s", async (statusCode, type, item, ask) => {
  const told = await refused(ask(client()));
  expect(told).toMatchObject({
    statusCode,
    details: {
      type,
      description: expect.stringMatching(/\w{3}/),
      items: [{ index: 0, error: { type: item, description: expect.stringMatching(/\w{3}/) } }],
    },
  });
  expect(told.message).toContain(told.details.items[0].error.description);
});

test("a refused token is not repeated in what is told", async () => {
  const told = await refused(stranger.fetch("*"));
  expect(JSON.stringify([told.message, told.responseBody])).not.toContain("stet_wrong");
});

test("too many at once: 429 and when to come again, and the client's own patience", async () => {
  const narrow = await portLake({ queries: { threads: 1, waiting: 1 } });
  const ask = () => narrow.client().fetch("count(*)");
  const asked = await Promise.allSettled(Array.from({ length: 30 }, ask));
  const errors = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) {
    expect(error).toMatchObject({ statusCode: 429, message: expect.stringContaining("Try again") });
    expect(error.response.headers).toMatchObject({ "retry-after": "1" });
  }
  const patient = narrow.client({ maxRetries: 20, retryDelay: () => 20 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => patient.fetch("1 + 1")));
  expect(answers).toEqual(Array.from({ length: 10 }, () => 2));
});

test("a fault of the lake is a ServerError without its insides", async () => {
  const faults: unknown[] = [];
  const broken = await portLake({ report: (error) => faults.push(error) });
  await broken.lake.close();
  const told = await refused(broken.client().getDocument("a"));
  expect(told).toBeInstanceOf(ServerError);
  expect(told).toMatchObject({ statusCode: 500, message: expect.stringContaining("its own log") });
  expect(faults).toHaveLength(1);
});
