import { lateAfter, type Receipt } from "../../publishing/schedules/receipt.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Tells a person what a schedule did: which pages, how late, or what stood in the way. */
export function sayReceipt(receipt: Receipt, terminal: Terminal): void {
  const { schedule, outcome, pages = [], dueAt, documents, findings } = receipt;
  const ids = documents.map(({ id }) => id).join(", ");
  const late = isLate(receipt) ? `, ${receipt.lateness} s late` : "";
  if (outcome === "failed")
    terminal.error(`${schedule._ref}, due ${dueAt}, failed${late}: ${findings ?? ""}`);
  else
    terminal.say(
      `${schedule._ref}, due ${dueAt}: ${ids} done${late}, ${pages.length} ${pages.length === 1 ? "file" : "files"} read back.`,
    );
}

/** Why the job ends with 1; nothing where all went as it should. */
export function troubleOf(receipts: readonly Receipt[]): string | undefined {
  const failed = receipts.filter(({ outcome }) => outcome === "failed").length;
  const late = receipts.filter(isLate).length;
  const told = [
    failed > 0 ? `${failed} failed` : "",
    late > 0 ? `${late} came more than five minutes late` : "",
  ].filter(Boolean);
  return told.length > 0 ? `Of ${receipts.length} schedules ${told.join(", ")}.` : undefined;
}

const isLate = ({ lateness }: Receipt) => lateness * 1000 > lateAfter;
