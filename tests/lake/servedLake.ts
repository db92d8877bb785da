import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createClient, type SanityClient } from "@sanity/client";
import { onTestFinished } from "vitest";

/** A lake that another process serves, which can be killed. */
export interface ServedLake {
  address: string;
  client: SanityClient;
  /** Milliseconds that opening the database took, and from the start of the process to its first word. */
  opened: number;
  started: number;
  /** Ends the process as a power cut would, and waits for its end. */
  kill(): Promise<void>;
}

const script = fileURLToPath(new URL("./children/served.ts", import.meta.url));

/** Starts a process that serves a lake; `shell` is what a shell does before. */
export async function servedLake(file: string, assets: string, shell = ""): Promise<ServedLake> {
  const before = performance.now();
  const child = spawn(
    "sh",
    ["-c", `${shell} exec "$0" "$@"`, process.execPath, script, file, assets],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(child, "close");
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for await (const piece of child.stdout) {
    said += String(piece);
    if (said.endsWith("\n")) break;
  }
  const started = performance.now() - before;
  const { address, token, opened } = JSON.parse(said);
  const client = createClient({
    projectId: "local",
    dataset: "production",
    apiVersion: "2025-02-19",
    useCdn: false,
    perspective: "raw",
    token,
    apiHost: address,
    useProjectHostname: false,
    maxRetries: 0,
  });
  return {
    address,
    client,
    opened,
    started,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
