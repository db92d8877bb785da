/** Words kept in the reader's own browser; where it keeps nothing, nothing is kept. */
export function kept(storage: "localStorage" | "sessionStorage", key: string) {
  const at = `stet:${key}`;
  return {
    read(): string | null {
      return quietly(() => window[storage].getItem(at)) ?? null;
    },
    write(words: string): void {
      quietly(() => window[storage].setItem(at, words));
    },
    forget(): void {
      quietly(() => window[storage].removeItem(at));
    },
  };
}

function quietly<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    // A browser that is told to keep nothing throws where a page only asks.
    return undefined;
  }
}
