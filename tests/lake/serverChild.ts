import { fork } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import type { ConnectionLimits } from "../../lake/listenOn.ts";
import { testFolder } from "./testLake.ts";

export interface ServerChild {
  address: string;
  token: string;
  /** What the lake's process holds in memory, in megabytes, once it has thrown away what it needs no more. */
  memory: () => Promise<number>;
}

/** Starts a lake in a process of its own for one test. */
export async function serverChild(limits: Partial<ConnectionLimits> = {}): Promise<ServerChild> {
  const script = new URL("./children/server.ts", import.meta.url);
  const child = fork(script, [testFolder(), JSON.stringify(limits)], {
    execArgv: ["--expose-gc"],
  });
  onTestFinished(async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  });
  const [{ address, token }] = await once(child, "message");
  return {
    address,
    token,
    async memory() {
      child.send("memory");
      const [{ megabytes }] = await once(child, "message");
      return megabytes;
    },
  };
}
