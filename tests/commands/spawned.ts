import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const door = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));

/** What a command said and how it ended. */
export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command as npm would, on any free ports, and waits for its end. */
export async function command(
  words: readonly string[],
  environment: Record<string, string>,
  stdin = "",
): Promise<Said> {
  const child = start(words, environment);
  child.stdin?.end(stdin);
  const said = listenTo(child);
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : null, ...said() };
}

/** A command that goes on running until it is told to stop. */
export function running(words: readonly string[], environment: Record<string, string>) {
  const child = start(words, environment);
  const said = listenTo(child);
  const ended = once(child, "close");
  return {
    /** Waits until it has said something that fits, and gives the match. */
    async until(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const { stdout, stderr } = said();
        const found = pattern.exec(stdout + stderr);
        if (found) return found;
        if (child.exitCode !== null)
          throw new Error(`It ended before ${pattern}: ${stdout}${stderr}`);
        await Promise.race([once(child.stdout!, "data"), once(child.stderr!, "data"), ended]);
      }
    },
    async stop(signal: NodeJS.Signals = "SIGINT"): Promise<Said> {
      child.kill(signal);
      const [code] = await ended;
      return { code: typeof code === "number" ? code : null, ...said() };
    },
  };
}

function start(words: readonly string[], environment: Record<string, string>): ChildProcess {
  const { PATH = "" } = process.env;
  const env = { PATH, SITE_PORT: "0", LAKE_PORT: "0", NO_COLOR: "1", ...environment };
  return spawn(process.execPath, [door, ...words], { env });
}

function listenTo(child: ChildProcess): () => { stdout: string; stderr: string } {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (piece) => out.push(piece));
  child.stderr?.on("data", (piece) => err.push(piece));
  return () => ({
    stdout: Buffer.concat(out).toString(),
    stderr: Buffer.concat(err).toString(),
  });
}
