import { createServer, connect, type Socket } from "node:net";
import type { ListenEventName, SanityClient } from "@sanity/client";
import { expect, onTestFinished, test } from "vitest";
import { portLake, type PortLake } from "../portLake.ts";
import { atLeast, hear } from "./heard.ts";

const events = ["welcome", "mutation", "welcomeback", "reset", "reconnect"] as ListenEventName[];

/** A wire to the lake that can be cut and mended. */
async function wireTo({ address }: PortLake) {
  const port = Number(new URL(address).port);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy();
    const onward = connect(port, "127.0.0.1");
    for (const end of [socket, onward]) {
      open.add(end);
      end.on("error", () => end.destroy());
      end.on("close", () => {
        open.delete(end);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const cut = () => {
    isCut = true;
    for (const end of open) end.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    address: `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`,
    cut,
    mend: () => (isCut = false),
  };
}

function resuming(client: SanityClient) {
  return hear(
    client.listen("*[_type == 'x']", {}, { events, enableResume: true, includeAllVersions: true }),
  );
}

const kinds = (told: unknown[]) =>
  told.map((event) => Object(event).documentId ?? Object(event).type);

test("a listener that was cut off hears what it missed, and nothing twice", async () => {
  const lake = await portLake();
  const wire = await wireTo(lake);
  const heard = resuming(lake.client({ apiHost: wire.address }));
  await heard.until(atLeast(1));
  await lake.client().create({ _id: "a", _type: "x" });
  await heard.until(atLeast(2));
  wire.cut();
  await lake.client().create({ _id: "b", _type: "x" });
  await lake.client().create({ _id: "other", _type: "y" });
  await lake.client().create({ _id: "drafts.c", _type: "x" });
  wire.mend();
  await heard.until((told) => kinds(told).includes("drafts.c"));
  await lake.client().create({ _id: "d", _type: "x" });
  const told = await heard.until((all) => kinds(all).includes("d"));
  expect(kinds(told).filter((kind) => kind !== "reconnect")).toEqual([
    "welcome",
    "a",
    "welcomeback",
    "b",
    "drafts.c",
    "d",
  ]);
});

test("a listener that was cut off before it heard anything resumes from its welcome", async () => {
  const lake = await portLake();
  const wire = await wireTo(lake);
  const heard = resuming(lake.client({ apiHost: wire.address }));
  await heard.until(atLeast(1));
  wire.cut();
  await lake.client().create({ _id: "a", _type: "x" });
  wire.mend();
  const told = await heard.until((all) => kinds(all).includes("a"));
  expect(kinds(told)).toContain("welcomeback");
});

async function firstText(lake: PortLake, lastEventId: string, enableResume = true) {
  const url = `/v2025-02-19/data/listen/production?query=*&includeAllVersions=true&enableResume=${enableResume}`;
  const response = await lake.ask(url, {
    headers: { "last-event-id": lastEventId, authorization: `Bearer ${lake.token}` },
  });
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

test("a stream says first how soon to come back", async () => {
  expect(await firstText(await portLake(), "", false)).toMatch(/^retry: 200\n\nevent: welcome\n/);
});

test("an event that the log does not know means reset", async () => {
  const lake = await portLake();
  await lake.client().create({ _id: "a", _type: "x" });
  expect(await firstText(lake, "unknown#a")).toMatch(/^retry: 200\n\nevent: reset\nid: [\w-]+#\n/);
});

test("without enableResume a stream begins anew", async () => {
  const lake = await portLake();
  await lake.client().transaction().transactionId("t").create({ _id: "a", _type: "x" }).commit();
  expect(await firstText(lake, "t#a", false)).toContain("event: welcome\n");
});

test("a listener resumes in the middle of a transaction", async () => {
  const lake = await portLake();
  const transaction = lake.client().transaction().transactionId("t");
  for (const id of ["a", "b", "c"]) transaction.create({ _id: id, _type: "x" });
  await transaction.commit();
  const text = await firstText(lake, "t#a");
  expect(text.match(/^(event|id): .*$/gm)).toEqual([
    "event: welcomeback",
    "event: mutation",
    "id: t#b",
    "event: mutation",
    "id: t#c",
  ]);
  expect(text).toContain('"transactionTotalEvents":3,"transactionCurrentEvent":2');
});

test("too much missed means reset instead of a flood", async () => {
  const lake = await portLake();
  await lake.client().transaction().transactionId("t").create({ _id: "a", _type: "x" }).commit();
  const many = lake.client().transaction();
  for (let n = 0; n < 2001; n++) many.create({ _id: `n${n}`, _type: "x" });
  await many.commit();
  expect(await firstText(lake, "t#a")).toContain("event: reset\n");
});
