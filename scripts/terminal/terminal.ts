import type { Progress } from "../../publishing/report.ts";

/** Where a command speaks: results on stdout, or as one JSON object; all else on stderr. */
export class Terminal {
  readonly #json: boolean;
  #bar = "";
  #stage = "";
  #reported = false;

  constructor(options: { json: boolean }) {
    this.#json = options.json;
    // `… | head` closes the pipe: that is the reader's choice and no failure.
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }

  /** A line about what was done. */
  say(line: string): void {
    this.#clear();
    (this.#json ? process.stderr : process.stdout).write(`${line}\n`);
  }

  /** A line about what is going on or went wrong. */
  error(line: string): void {
    this.#clear();
    process.stderr.write(`${line}\n`);
  }

  /** Shows how far long work is: a bar on a terminal, elsewhere a line for each stage. */
  progress({ stage, done, of }: Progress): void {
    if (!process.stderr.isTTY) {
      if (done === of && of > 0 && this.#stage !== stage) process.stderr.write(`${stage}: ${of}\n`);
      this.#stage = done === of ? stage : "";
      return;
    }
    const width = 24;
    const filled = of === 0 ? width : Math.round((done / of) * width);
    this.#clear();
    if (done < of) {
      this.#bar = `${"█".repeat(filled)}${"░".repeat(width - filled)} ${stage} ${done}/${of}`;
      process.stderr.write(this.#bar);
    }
  }

  /** The one JSON object of `--json`. */
  report(report: Record<string, unknown>): void {
    this.#clear();
    if (this.#json && !this.#reported) process.stdout.write(`${JSON.stringify(report)}\n`);
    this.#reported = true;
  }

  /** One JSON object of many, each on a line of its own, where `--json` is asked of a job that goes on. */
  line(value: object): void {
    this.#clear();
    if (this.#json) process.stdout.write(`${JSON.stringify(value)}\n`);
    this.#reported = true;
  }

  #clear(): void {
    if (this.#bar) process.stderr.write("\r\x1b[K");
    this.#bar = "";
  }
}
