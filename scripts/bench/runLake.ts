import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const door = fileURLToPath(new URL("../run.mjs", import.meta.url));

/** Bytes that a process holds; unknown where the system does not tell. */
export interface Memory {
  /** Without the pages of files, which the system takes back when it needs them. */
  own: number;
  now: number;
  most: number;
}

/** A lake in a process of its own, as `npm run lake` runs it. */
export interface RunningLake {
  port: number;
  /** Milliseconds from the command to the line that says where it is. */
  startedIn: number;
  memory(): Memory | undefined;
  end(signal?: "SIGINT" | "SIGKILL"): Promise<void>;
}

/** Starts the lake of a home and waits until it listens. */
export async function runLake(home: string): Promise<RunningLake> {
  const start = performance.now();
  const child = spawn(process.execPath, [door, "lake"], {
    env: { ...process.env, STET_HOME: home, LAKE_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let said = "";
  child.stdout.on("data", (piece) => (said += piece));
  while (!said.includes("\n") && child.exitCode === null) {
    await Promise.race([once(child.stdout, "data"), ended]);
  }
  const port = /localhost:(\d+)/.exec(said)?.[1];
  if (port === undefined) throw new Error("The lake of the bench did not start.");
  return {
    port: Number(port),
    startedIn: performance.now() - start,
    memory: () => memoryOf(child.pid ?? 0),
    async end(signal = "SIGINT") {
      child.kill(signal);
      await ended;
    },
  };
}

function memoryOf(pid: number): Memory | undefined {
  if (process.platform !== "linux") return undefined;
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const bytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) * 1024;
  return { own: bytes("RssAnon"), now: bytes("VmRSS"), most: bytes("VmHWM") };
}
