import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A lake that runs: which process, since when, and where it listens. */
export interface LakeRecord {
  pid: number;
  /** As the system tells it, so that a later process with the same id is not mistaken for it. */
  startedAt: string;
  port: number;
}

/** The lake that runs for a home, if its process is alive. A record left by a dead one is nothing. */
export function runningLake(home: string): LakeRecord | undefined {
  const record = readRecord(home);
  return record && startOf(record.pid) === record.startedAt ? record : undefined;
}

/** Tells other commands of this home where the lake of this process listens. */
export function recordLake(home: string, port: number): void {
  const record: LakeRecord = { pid: process.pid, startedAt: startOf(process.pid) ?? "", port };
  mkdirSync(home, { recursive: true });
  const beside = join(home, `.lake.json-${process.pid}`);
  writeFileSync(beside, `${JSON.stringify(record)}\n`);
  renameSync(beside, fileOf(home));
}

/** Takes the record of this process away again. */
export function forgetLake(home: string): void {
  if (readRecord(home)?.pid === process.pid) rmSync(fileOf(home), { force: true });
}

const fileOf = (home: string) => join(home, "lake.json");

function readRecord(home: string): LakeRecord | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(home), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { pid, startedAt, port } = JSON.parse(text);
    return Number.isInteger(pid) && Number.isInteger(port) && typeof startedAt === "string"
      ? { pid, startedAt, port }
      : undefined;
  } catch {
    // Not ours, or written by hand: then no lake is known to run.
    return undefined;
  }
}

/** When a process began, in the system's own words; nothing where there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name stands in brackets and may hold anything, so fields are counted after it.
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    }
    if (process.platform === "win32") return process.kill(pid, 0) ? "running" : undefined;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    // The system says no: there is no such process.
    return undefined;
  }
}
