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
}

/** Keeps the tokens of a lake, hashed: 32 random bytes need no slow hash. */
export function tokenStore(database: DatabaseSync): Tokens {
  const insert = database.prepare("insert into tokens values (?, ?, ?, ?)");
  const all = database.prepare("select name, role, at from tokens order by name");
  const drop = database.prepare("delete from tokens where name = ?");
  const byHash = database.prepare("select name, role, at from tokens where hash = ?");

  return {
    create(name, role, at) {
      if (name.trim() === "")
        throw new Error("A token needs a name, so that it can be taken away.");
      if (all.all().some((token) => token["name"] === name)) {
        throw new Error(
          `A token named "${name}" exists already. Take it away first, or choose another name.`,
        );
      }
      const token = `stet_${randomBytes(32).toString("base64url")}`;
      waiting(() => insert.run(hashOf(token), name, role, at));
      return token;
    },
    list: () => all.all().map(tokenInfo),
    revoke: (name) => waiting(() => Number(drop.run(name).changes) > 0),
    find(token) {
      const found = byHash.get(hashOf(token));
      return found ? tokenInfo(found) : null;
    },
  };

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
