import { cpus, loadavg, totalmem } from "node:os";

/** Where and when figures were measured: without it they say nothing. */
export function machine(): string {
  const [processor] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = loadavg()[0]?.toFixed(1);
  return `${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${cpus().length} × ${processor?.model.trim() ?? "?"}, ${memory}, Node ${process.versions.node}, load ${load}`;
}
