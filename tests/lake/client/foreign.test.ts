import type { SanityClient } from "@sanity/client";
import { afterAll, expect, test } from "vitest";
import { hear } from "../listen/heard.ts";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

// Services of Sanity beside the Content Lake: a lake on one machine has none of them, and says so.

const { client, lake } = await portLake({}, afterAll);
const document = { schemaId: "s", documentId: "a" };
const id = "c1";
const source = "GET /knowledge-bases/{knowledgeBaseId}/sources/{sourceId}";
const base = { knowledgeBaseId: "k1", sourceId: "s1" };
const file = { file: new Blob(["x"]), filename: "x.txt" };
const library = { type: "media-library", id: "ml1" } as const;

test.each<[string, (own: SanityClient) => Promise<unknown>]>([
  ["agent.action.generate", (own) => own.agent.action.generate({ ...document, instruction: "x" })],
  [
    "agent.action.transform",
    (own) => own.agent.action.transform({ ...document, instruction: "x" }),
  ],
  [
    "agent.action.translate",
    (own) => own.agent.action.translate({ ...document, toLanguage: { id: "no", title: "Norsk" } }),
  ],
  ["agent.action.prompt", (own) => own.agent.action.prompt({ instruction: "x" })],
  [
    "agent.action.patch",
    (own) =>
      own.agent.action.patch({
        ...document,
        target: { path: "title", operation: "set", value: "x" },
      }),
  ],
  ["collaboration.comments.fetch", (own) => own.collaboration.comments.fetch("*")],
  ["collaboration.comments.delete", (own) => own.collaboration.comments.delete(id)],
  [
    "collaboration.comments.update",
    (own) => own.collaboration.comments.update(id, { status: "resolved" }),
  ],
  [
    "collaboration.comments.addReaction",
    (own) => own.collaboration.comments.addReaction(id, ":eyes:"),
  ],
  [
    "collaboration.comments.removeReaction",
    (own) => own.collaboration.comments.removeReaction(id, ":eyes:"),
  ],
  [
    "collaboration.comments.create",
    (own) =>
      own.collaboration.comments.create({
        message: [],
        target: { documentId: "a", documentType: "article" },
      } as never),
  ],
  ["functions.invoke", (own) => own.functions.invoke("f", { stackId: "s" })],
  ["functions.durables.callbackSuccess", (own) => own.functions.durables.callbackSuccess(id)],
  ["functions.durables.callbackFailure", (own) => own.functions.durables.callbackFailure(id)],
  [
    "mediaLibrary.video.getPlaybackInfo",
    (own) => own.withConfig({ resource: library }).mediaLibrary.video.getPlaybackInfo("video-1"),
  ],
  ["context.fetch", (own) => own.context.fetch("*")],
  ["context.request", (own) => own.context.request(source, { params: base })],
  ["context.requestBytes", (own) => own.context.requestBytes(source, { params: base })],
  ["context.uploadFile", (own) => own.context.uploadFile({ ...base, ...file })],
  [
    "context.createFileSource",
    (own) => own.context.createFileSource({ ...base, ...file, name: "n" } as never),
  ],
  ["a media library's documents", (own) => own.withConfig({ resource: library }).fetch("*")],
  [
    "an upload to a media library",
    (own) => own.withConfig({ resource: library }).assets.upload("file", Buffer.from("x")),
  ],
])("%s is told that this lake has no answer", async (_name, ask) => {
  const seq = lake.lastSeq();
  const own = client({
    resource: undefined,
    context: { organizationId: "o1" },
    collaboration: { organizationId: "o1" },
  });
  expect(await refused(ask(own))).toMatchObject({
    statusCode: 404,
    message: expect.stringMatching(/This lake has no answer to (GET|POST|PUT|PATCH|DELETE) \//),
  });
  expect(lake.lastSeq()).toBe(seq);
});

test.each<[string, (own: SanityClient) => ReturnType<SanityClient["listen"]>]>([
  ["comments", (own) => own.collaboration.comments.listen("*") as never],
  ["the context", (own) => own.context.listen("*") as never],
])("listening to %s ends with the lake's answer", async (_name, ask) => {
  const own = client({
    context: { organizationId: "o1" },
    collaboration: { organizationId: "o1" },
  });
  expect(await hear(ask(own)).error()).toMatchObject({
    name: "ConnectionFailedError",
    status: 404,
  });
});

test("the name of a comment's document is the client's own work", () => {
  const own = client({ resource: { type: "dataset", id: "local.production" } });
  expect(own.collaboration.comments.getTargetDocumentRef("drafts.a")).toBe(
    "dataset:local.production:a",
  );
});
