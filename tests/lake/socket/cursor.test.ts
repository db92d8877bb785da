import { expect, test } from "vitest";
import { startPresence } from "../../../lake/socket/presence.ts";

test("others are told the paragraph that somebody is in, not the cursor that would be drawn into their text", () => {
  const told: unknown[] = [];
  const presence = startPresence({ newId: () => "subscription", callerOf: () => null });
  const peer = { send: (text: string) => void told.push(text === "♥" ? text : JSON.parse(text)) };
  const { hear } = presence.join(peer, { name: "Ann", role: "editor" });
  const call = (method: string, params: object) =>
    hear(JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
  call("presence_subscribe", {});
  const where = { type: "document", documentId: "a", path: ["body", { _key: "k" }] };
  const selection = { anchor: { path: [], offset: 1 }, focus: { path: [], offset: 1 } };
  call("presence_announce", {
    data: { sessionId: "s", locations: [{ ...where, selection }, "odd"] },
  });
  expect(told).toContainEqual(
    expect.objectContaining({
      params: {
        subscription: "subscription",
        result: { type: "state", i: "Ann", m: { sessionId: "s", locations: [where, "odd"] } },
      },
    }),
  );
});
