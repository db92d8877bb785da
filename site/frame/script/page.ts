// What a page gains where a script runs; no page needs it.
export {};
