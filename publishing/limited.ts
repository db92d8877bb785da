/** The same function, with at most so many calls under way: the next waits for one to end. */
export function limited<A extends unknown[], T>(
  most: number,
  work: (...parts: A) => Promise<T>,
): (...parts: A) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (...parts) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await work(...parts);
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
