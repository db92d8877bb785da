/** Waits until the person ends the command (Ctrl-C) or the system does. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // Signals alone do not keep a process alive.
    const alive = setInterval(() => {}, 2 ** 30);
    const stop = () => {
      clearInterval(alive);
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });
}

/** How a person or the system says that a process should end. */
export const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
