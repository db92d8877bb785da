import type { DatabaseSync } from "node:sqlite";

export interface KeyValue {
  key: string;
  value: unknown;
}

/** What a user of the Studio has it remember, such as searches and the columns of a list. */
export interface KeyValues {
  get(user: string, keys: string[]): KeyValue[];
  set(user: string, pairs: KeyValue[]): void;
  count(user: string): number;
}

/** Keeps small values by user and key. */
export function keyValueStore(database: DatabaseSync): KeyValues {
  database.exec(
    "create table if not exists keyvalues (user text, key text, value text not null, primary key (user, key)) without rowid",
  );
  const one = database.prepare("select value from keyvalues where user = ? and key = ?");
  const number = database.prepare("select count(*) as n from keyvalues where user = ?");
  const put = database.prepare("insert or replace into keyvalues values (?, ?, ?)");
  return {
    get: (user, keys) =>
      keys.flatMap((key) => {
        const found = one.get(user, key);
        return found ? [{ key, value: JSON.parse(String(found["value"])) }] : [];
      }),
    set(user, pairs) {
      for (const { key, value } of pairs) put.run(user, key, JSON.stringify(value ?? null));
    },
    count: (user) => Number(number.get(user)?.["n"]),
  };
}
