import type { OpenSite } from "../openSite.ts";
import type { ProvenFile } from "../proof.ts";
import { type Firing, fire } from "./fire.ts";
import type { Receipt } from "./receipt.ts";
import { pendingSchedules, timeOf } from "./schedule.ts";

/** What came of a look at the schedules. */
export interface SchedulesRun {
  receipts: Receipt[];
  /** When the next one is due, in milliseconds of UTC; nothing where none waits. */
  next: number | undefined;
}

const unprovenQuery = `*[_type == "receipt" && outcome == "done" && !defined(pages)]`;

/**
 * Publishes what is due, brings the site up to date and proves it. Run again it does nothing; after
 * a kill in between it does what is missing: the publishing is one transaction, and a receipt
 * without pages is one whose proof is still to come.
 */
export async function runSchedules(firing: Firing, site: OpenSite): Promise<SchedulesRun> {
  const { client, now } = firing;
  const pending = await pendingSchedules(client);
  const due = pending.filter((schedule) => timeOf(schedule) <= now().getTime());
  const failed: Receipt[] = [];
  const before = new Map<string, string[]>();
  for (const schedule of due) {
    for (const { _ref } of schedule.documents ?? []) before.set(_ref, site.filesAbout(_ref));
    const receipt = await fire(schedule, firing);
    if (receipt?.outcome === "failed") failed.push(receipt);
  }
  const unproven = await client.fetch<Receipt[]>(unprovenQuery, {}, { perspective: "raw" });
  if (unproven.length > 0) await site.update();
  const proven: Receipt[] = [];
  for (const receipt of unproven) proven.push(await prove(receipt, before, firing, site));
  const receipts = [...failed, ...proven].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const waiting = await pendingSchedules(client);
  return { receipts, next: waiting[0] && timeOf(waiting[0]) };
}

async function prove(
  receipt: Receipt,
  before: ReadonlyMap<string, string[]>,
  { client }: Firing,
  site: OpenSite,
): Promise<Receipt> {
  const files = new Map<string, ProvenFile>();
  const findings: string[] = [];
  const shows = receipt.documents.filter(({ revision }) => revision !== "");
  for (const { id, revision } of receipt.documents) {
    const proof =
      revision === ""
        ? { files: site.proveGone(before.get(id) ?? []), findings: stillThere(id, site) }
        : site.proveShown({ id, revision });
    for (const file of proof.files) files.set(file.path, file);
    findings.push(...proof.findings);
  }
  for (const { path, verified } of files.values())
    if (!verified) findings.push(`${path} is not what was written: build the site again.`);
  if (files.size === 0 && findings.length === 0 && shows.length > 0)
    findings.push("No page shows what was published.");
  const pages = [...files.values()].map((file) => ({
    _type: "writtenPage" as const,
    _key: file.path.replace(/[^A-Za-z0-9]/g, "-"),
    ...file,
  }));
  const outcome = findings.length > 0 ? "failed" : "done";
  const told = findings.length > 0 ? { findings: findings.join("\n") } : {};
  const patch = client.patch(receipt._id).set({ pages, outcome, ...told });
  const status = client.patch(receipt.schedule._ref).set({ status: outcome });
  // A schedule that is deleted meanwhile leaves its receipt.
  const hasSchedule = (await client.getDocument(receipt.schedule._ref)) !== undefined;
  const transaction = client.transaction().patch(patch);
  await (hasSchedule ? transaction.patch(status) : transaction).commit();
  return { ...receipt, pages, outcome, ...told };
}

const stillThere = (id: string, site: OpenSite) =>
  site.filesAbout(id).map((path) => `${path} still stands, though ${id} is unpublished.`);
