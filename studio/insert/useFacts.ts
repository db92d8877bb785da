import { useEffect, useState } from "react";
import {
  catchError,
  debounceTime,
  distinctUntilChanged,
  from,
  map,
  of,
  Subject,
  switchMap,
} from "rxjs";
import { useClient } from "sanity";
import type { FactType } from "./factQuery.ts";
import { factsFor } from "./factsFor.ts";
import type { Fact } from "./readFacts.ts";

/** What a search has found so far; while it asks again, the last answer stays. */
export interface Found {
  facts: Fact[];
  /** The words that these were found with; nothing before the first answer. */
  typed: string | undefined;
  failed: string | undefined;
}

const nothing: Found = { facts: [], typed: undefined, failed: undefined };

/** Searches facts on file by typed words, drafts included. */
export function useFacts(typed: string, types: readonly FactType[]): Found {
  const client = useClient({ apiVersion: "2025-02-19" });
  const [found, setFound] = useState(nothing);
  const [keys] = useState(() => new Subject<string>());
  // Types are the dialog's own and stay while it is open.
  useEffect(() => {
    const subscription = keys
      .pipe(
        debounceTime(120),
        distinctUntilChanged(),
        switchMap((words) =>
          from(factsFor(client, words, types)).pipe(
            map((facts): Found => ({ facts, typed: words, failed: undefined })),
            catchError((error: unknown) =>
              of({ ...nothing, failed: error instanceof Error ? error.message : String(error) }),
            ),
          ),
        ),
      )
      .subscribe(setFound);
    return () => subscription.unsubscribe();
  }, [client, keys]);
  useEffect(() => keys.next(typed.trim()), [keys, typed]);
  return found;
}
