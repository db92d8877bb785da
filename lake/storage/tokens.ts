import { createHash, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** An editor reads and writes everything, a viewer reads everything. */
export type Role = "editor" | "viewer";

export interface TokenInfo {
  name: string;
  role: Role;
  at: string;
}

export interface Tokens {
  /** Makes a token and gives it once: only its hash is kept. */
  create(name: string, role: Role, at: string): string;
  list(): TokenInfo[];
  /** Takes a token away; false when none has that name. */
  revoke(name: string): boolean;
  /** Whose token this is, or null. */
  find(token: string): TokenInfo | null;
  /** Calls when one has been revoked here; gives the function that ends it. */
  onRevoke(listener: () => void): () => void;
  /** Looks whether another process has revoked one, and calls then too. */
  look(): void;
}

/** Keeps the tokens of a lake, hashed: 32 random bytes need no slow hash. */
export function tokenStore(database: DatabaseSync): Tokens {
  const insert = database.prepare(
    "insert into tokens values (?, ?, ?, ?) on conflict (name) do nothing",
  );
  const all = database.prepare("select name, role, at from tokens order by name");
  const drop = database.prepare("delete from tokens where name = ?");
  const byHash = database.prepare("select name, role, at from tokens where hash = ?");

  const listeners = new Set<() => void>();
  let known = "";

  return {
    create(name, role, at) {
      checkName(name);
      const token = `stet_${randomBytes(32).toString("base64url")}`;
      const isNew = waiting(() => Number(insert.run(hashOf(token), name, role, at).changes) > 0);
      if (isNew) return token;
      throw new Error(
        `A token named "${name}" exists already. Revoke it first, or choose another name.`,
      );
    },
    list: () => all.all().map(tokenInfo),
    revoke(name) {
      const isGone = waiting(() => Number(drop.run(name).changes) > 0);
      if (isGone) tell();
      return isGone;
    },
    find(token) {
      const found = byHash.get(hashOf(token));
      return found ? tokenInfo(found) : null;
    },
    onRevoke(listener) {
      // While nobody listened nobody looked.
      if (listeners.size === 0) known = names();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look() {
      const now = names();
      if (now !== known) tell();
      known = now;
    },
  };

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function names(): string {
    return JSON.stringify(all.all());
  }

  // Tokens are written when a command begins, beside which another may be writing: it waits for that one.
  function waiting<T>(write: () => T): T {
    const usual = Object.values(database.prepare("pragma busy_timeout").get() ?? {})[0];
    database.exec("pragma busy_timeout = 10000");
    try {
      return write();
    } finally {
      database.exec(`pragma busy_timeout = ${Number(usual)}`);
    }
  }
}

/** Names under which the lake itself acts: a token that bore one would write in another's name. */
const reserved = ["local-editor", "anonymous", "mutation"];

// Names stand in the history, in lists and on terminals.
function checkName(name: string): void {
  if (name.trim() === "") throw new Error("A token needs a name, so that it can be revoked.");
  if (name !== name.trim() || name.length > 100 || /\p{C}/u.test(name)) {
    throw new Error(
      `The name ${JSON.stringify(name).slice(0, 120)} is not one: at most 100 characters, no space at its ends, none that cannot be seen.`,
    );
  }
  if (reserved.includes(name)) throw new Error(`"${name}" is the lake's own. Choose another name.`);
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function tokenInfo(row: Record<string, unknown>): TokenInfo {
  return {
    name: String(row["name"]),
    role: row["role"] === "editor" ? "editor" : "viewer",
    at: String(row["at"]),
  };
}
