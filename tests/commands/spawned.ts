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
  return { code: typeof code === "number" ? code : null, ...said.all() };
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
        const { stdout, stderr } = said.all();
        const found = pattern.exec(stdout + stderr);
        if (found) return found;
        if (child.exitCode !== null)
          throw new Error(`It ended before ${pattern}: ${stdout}${stderr}`);
        await Promise.race([said.more(), ended]);
      }
    },
    isOver: () => child.exitCode !== null || child.signalCode !== null,
    async stop(signal: NodeJS.Signals = "SIGINT"): Promise<Said> {
      child.kill(signal);
      const [code] = await ended;
      return { code: typeof code === "number" ? code : null, ...said.all() };
    },
  };
}

function start(words: readonly string[], environment: Record<string, string>): ChildProcess {
  const { PATH = "" } = process.env;
  const env = {
    PATH,
    SITE_PORT: "0",
    LAKE_PORT: "0",
    STUDIO_PORT: "0",
    NO_COLOR: "1",
    ...environment,
  };
  return spawn(process.execPath, [door, ...words], { env });
}

function listenTo(child: ChildProcess) {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let next = Promise.withResolvers<void>();
  const keep = (into: Buffer[]) => (piece: Buffer) => {
    into.push(piece);
    next.resolve();
    next = Promise.withResolvers();
  };
  child.stdout?.on("data", keep(out));
  child.stderr?.on("data", keep(err));
  return {
    /** Waits until it says something more. */
    more: () => next.promise,
    all: () => ({
      stdout: Buffer.concat(out).toString(),
      stderr: Buffer.concat(err).toString(),
    }),
  };
}
