import { parseArgs, type ParseArgsConfig } from "node:util";
import { Terminal } from "./terminal.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O & typeof always; strict: true; allowPositionals: true }>
>["values"];

const always = { help: { type: "boolean" } } as const;

/** A command of the newsroom: what it is told on the command line, and what it does. */
export interface Command<O extends Options> {
  /** Printed by `--help`: how to call it, then what it does. */
  help: string;
  options: O;
  /** Names of what follows the options: `FILE`. Those in brackets may be left out. */
  operands?: readonly string[];
  /** Does the work; what it gives back is printed as the JSON object of `--json`. */
  run(given: {
    options: Values<O>;
    operands: string[];
    terminal: Terminal;
  }): Promise<Record<string, unknown> | void>;
}

/** Something that was done only in part: the report says what, the exit code is 1. */
export class Unfinished extends Error {
  readonly report: Record<string, unknown>;

  constructor(message: string, report: Record<string, unknown>) {
    super(message);
    this.report = report;
  }
}

/** Work that a person ended before it was done; 130 is what a shell expects then. */
export class Stopped extends Error {}

/** Runs a command with the words of the command line; ends with 1 and a sentence when it fails. */
export async function runCommand<O extends Options>(command: Command<O>): Promise<void> {
  const words = process.argv.slice(2);
  const terminal = new Terminal({ json: words.includes("--json") });
  process.on("uncaughtException", (error) => {
    fail(terminal, error);
    process.exit(1);
  });
  try {
    const { values, positionals } = parse(command, words);
    if (values.help) {
      process.stdout.write(`${command.help.trim()}\n`);
      return;
    }
    const report = await command.run({
      // The types of parseArgs do not follow an option table that is itself a parameter.
      options: values as Values<O>,
      operands: positionals,
      terminal,
    });
    terminal.report(report ?? {});
  } catch (error) {
    fail(terminal, error);
  }
}

function parse<O extends Options>(command: Command<O>, words: string[]) {
  const usage = command.help.trim().split("\n")[0];
  const options: Options = { ...command.options, ...always };
  try {
    const parsed = parseArgs({ args: words, options, strict: true, allowPositionals: true });
    const operands = command.operands ?? [];
    if (!parsed.values["help"]) {
      const missing = operands[parsed.positionals.length];
      if (missing && !missing.startsWith("[")) throw new Error(`${missing} is missing.`);
      const extra = parsed.positionals[operands.length];
      if (extra !== undefined) throw new Error(`“${extra}” is one word too many.`);
    }
    return parsed;
  } catch (error) {
    const [reason] = sentence(error).split(". To specify a positional");
    throw new Error(`${reason?.replace(/\.?$/, ".")}\nUse: ${usage}`, { cause: error });
  }
}

function fail(terminal: Terminal, error: unknown): void {
  process.exitCode = error instanceof Stopped ? 130 : 1;
  terminal.error(sentence(error));
  if (process.env["STET_TRACE"]) console.error(error);
  terminal.report(error instanceof Unfinished ? error.report : { error: sentence(error) });
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));
