import { isObject } from "../document.ts";
import type { Caller } from "../http/access.ts";

/** One end of the presence socket, as `ws` and tests have it. */
export interface Peer {
  send(text: string): void;
}

/** Where the editors of a dataset are: what one of them tells, all are told. Nothing of it is stored. */
export interface Presence {
  /** Takes a newcomer in; gives what to do with its messages and its leaving. */
  join(
    peer: Peer,
    caller: Caller,
  ): { hear(text: string): void; leave(): void; isStillKnown(): boolean };
  /** Shows everybody that the line is alive. */
  beat(): void;
}

interface Member {
  peer: Peer;
  caller: Caller;
  subscriptions: Set<string>;
  sessions: Set<string>;
}

interface Call {
  member: Member;
  params: Record<string, unknown>;
}

export interface PresenceOptions {
  newId: () => string;
  /** Whose token this is, or null. */
  callerOf: (authorization: string) => Caller | null;
}

/** The sign of life that the Studio knows. */
const heart = "♥";

/** Speaks the Studio's presence protocol: JSON-RPC with subscribe, rollcall, announce and disconnect. */
export function startPresence({ newId, callerOf }: PresenceOptions): Presence {
  const members = new Set<Member>();

  const methods = new Map<string, (call: Call) => unknown>([
    ["authorization", authorize],
    ["presence_subscribe", forEditors(subscribe)],
    ["presence_unsubscribe", forEditors(unsubscribe)],
    ["presence_rollcall", forEditors(rollCall)],
    ["presence_announce", forEditors(announce)],
    ["presence_disconnect", forEditors(disconnect)],
  ]);

  return {
    join(peer, caller) {
      const member: Member = { peer, caller, subscriptions: new Set(), sessions: new Set() };
      members.add(member);
      peer.send(heart);
      return {
        hear: (text) => answer(member, text),
        isStillKnown: () => member.caller.isStillKnown?.() ?? true,
        leave() {
          members.delete(member);
          for (const session of member.sessions) tellOfLeaving(member, session);
        },
      };
    },
    beat() {
      for (const { peer } of members) peer.send(heart);
    },
  };

  function answer(member: Member, text: string): void {
    if (text === heart) return;
    const reply = (body: object) => member.peer.send(JSON.stringify({ jsonrpc: "2.0", ...body }));
    const message = parse(text);
    if (!message) return reply({ id: null, error: { code: -32700, message: "That is no JSON." } });
    const { id = null, method, params } = message;
    const known = typeof method === "string" ? methods.get(method) : undefined;
    if (!known) return reply({ id, error: { code: -32601, message: "No such method." } });
    try {
      reply({ id, result: known({ member, params: isObject(params) ? params : {} }) });
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      reply({ id, error: { code: error.code, message: error.message } });
    }
  }

  function authorize({ member, params }: Call): boolean {
    const found = callerOf(String(params["authorization"] ?? ""));
    if (!found) throw new RpcError(4001, "The token is not known here.");
    member.caller = found;
    return true;
  }

  function subscribe({ member }: Call): string {
    const subscription = newId();
    if (member.subscriptions.size >= 10)
      throw new RpcError(4000, "There are subscriptions enough.");
    member.subscriptions.add(subscription);
    return subscription;
  }

  function unsubscribe({ member, params }: Call): boolean {
    return member.subscriptions.delete(String(params["subscriptionId"]));
  }

  function rollCall({ member, params }: Call): boolean {
    const session = sessionIn(params["session"]);
    tell({ type: "rollCall", i: member.caller.name, session });
    return true;
  }

  function announce({ member, params }: Call): boolean {
    const { data } = params;
    const { sessionId, locations } = isObject(data) ? data : {};
    const session = sessionIn(sessionId);
    member.sessions.add(session);
    const where = Array.isArray(locations) ? locations.map(withoutSelection) : [];
    tell({ type: "state", i: member.caller.name, m: { sessionId: session, locations: where } });
    return true;
  }

  function disconnect({ member, params }: Call): boolean {
    const session = sessionIn(params["session"]);
    member.sessions.delete(session);
    tellOfLeaving(member, session);
    return true;
  }

  function tellOfLeaving(member: Member, session: string): void {
    tell({ type: "disconnect", i: member.caller.name, m: { session } });
  }

  function tell(result: object): void {
    for (const { peer, subscriptions } of members) {
      for (const subscription of subscriptions) {
        const params = { subscription, result };
        peer.send(JSON.stringify({ jsonrpc: "2.0", method: "presence_subscription", params }));
      }
    }
  }
}

class RpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "RpcError";
    this.code = code;
  }
}

/** Who is where concerns the editors alone. */
function forEditors(method: (call: Call) => unknown): (call: Call) => unknown {
  return (call) => {
    if (call.member.caller.role === "anonymous") throw new RpcError(4001, "This needs a token.");
    return method(call);
  };
}

/**
 * Leaves out the cursor within a text: the Studio draws it into the other's text, and keys that are typed at that very
 * spot go into the drawing (`sanity` 6.16): words are lost. Who is in which paragraph is told as before.
 */
function withoutSelection(location: unknown): unknown {
  if (!isObject(location)) return location;
  const { selection: _, ...rest } = location;
  return rest;
}

function sessionIn(session: unknown): string {
  if (typeof session === "string" && session !== "" && session.length <= 100) return session;
  throw new RpcError(-32602, "A session is named by 1 to 100 characters.");
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const message: unknown = JSON.parse(text);
    return isObject(message) ? message : {};
  } catch {
    return null;
  }
}
