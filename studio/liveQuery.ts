import { useEffect, useState } from "react";
import { catchError, map, type Observable, of, repeat, startWith } from "rxjs";
import { type DocumentStore, useDocumentStore } from "sanity";

/** What a query that stays up to date has given so far. */
export type Live<Value> =
  | { state: "reading" }
  | { state: "read"; value: Value }
  | { state: "failed"; message: string };

/** A query and the filter whose documents may change its answer. */
export interface LiveQuery {
  fetch: string;
  /** A filter alone, `*[…]`: listeners take no projection. */
  listen: string;
  params?: Record<string, string | number | boolean | string[]>;
  perspective: "raw" | "drafts" | "published";
}

const reading = { state: "reading" } as const;

/** Asks now and again after each change; `check` takes what comes from outside at its word. */
export function liveQuery<Value>(
  store: DocumentStore,
  { fetch, listen, params = {}, perspective }: LiveQuery,
  check: (sent: unknown) => Value,
): Observable<Live<Value>> {
  return store
    .listenQuery({ fetch, listen }, params, {
      apiVersion: "2025-02-19",
      perspective,
      throttleTime: 500,
      tag: "desk",
    })
    .pipe(
      map((sent: unknown): Live<Value> => ({ state: "read", value: check(sent) })),
      catchError((error: unknown) => of(failed<Value>(error))),
      // A listener that ended is begun again, so that a list never stands still unnoticed.
      repeat({ delay: 3000 }),
      startWith<Live<Value>>(reading),
    );
}

function failed<Value>(error: unknown): Live<Value> {
  return { state: "failed", message: error instanceof Error ? error.message : String(error) };
}

/** The same as a hook; `key` tells one query from another, for objects are new at each drawing. */
export function useLive<Value>(
  key: string,
  make: (store: DocumentStore) => Observable<Live<Value>>,
): Live<Value> {
  const store = useDocumentStore();
  const [live, setLive] = useState<Live<Value>>(reading);
  // `make` is left out: it is a new function each time and says the same as `key`.
  useEffect(() => {
    const subscription = make(store).subscribe(setLive);
    return () => subscription.unsubscribe();
  }, [store, key]);
  return live;
}
