import type { Dated, Month } from "./siteIndex.ts";

/** How many of a list's newest are ever asked for. */
export const mostNewest = 50;

/** Things in order, newest first, parted by month, so that a change costs what its month holds. */
export class DatedList<T extends { _id: string; month: string | null }> implements Dated<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #buckets = new Map<string, T[]>();
  #order: string[] | undefined;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  newest(most: number): T[] {
    if (most > mostNewest) throw new Error(`No list gives more than its newest ${mostNewest}.`);
    const found: T[] = [];
    for (const month of this.#months()) {
      for (const row of this.#buckets.get(month) ?? []) {
        if (found.length === most) return found;
        found.push(row);
      }
    }
    return found;
  }

  month(month: string): readonly T[] {
    return this.#buckets.get(month) ?? [];
  }

  months(): Month[] {
    return this.#months().flatMap((month) =>
      month === "" ? [] : [{ month, count: this.month(month).length }],
    );
  }

  monthNames(): string[] {
    return this.#months().filter((month) => month !== "");
  }

  /** Puts a row in; says whether its month is new. */
  add(row: T): boolean {
    const month = row.month ?? "";
    const bucket = this.#buckets.get(month);
    if (!bucket) {
      this.#buckets.set(month, [row]);
      this.#order = undefined;
      return true;
    }
    bucket.splice(this.#placeOf(row, bucket), 0, row);
    return false;
  }

  /** Takes a row out that was put in; says whether its month is empty now. */
  delete(row: T): boolean {
    const month = row.month ?? "";
    const bucket = this.#buckets.get(month) ?? [];
    const at = this.#placeOf(row, bucket);
    if (bucket[at]?._id !== row._id) throw new Error(`${row._id} is not in this list.`);
    bucket.splice(at, 1);
    if (bucket.length > 0) return false;
    this.#buckets.delete(month);
    this.#order = undefined;
    return true;
  }

  /** Whether a row stands among the newest that anybody asks for. */
  isAmongNewest(row: T): boolean {
    const own = row.month ?? "";
    let before = 0;
    for (const month of this.#months()) {
      const bucket = this.#buckets.get(month) ?? [];
      if (month === own) return before + this.#placeOf(row, bucket) < mostNewest;
      before += bucket.length;
      if (before >= mostNewest) return false;
    }
    return false;
  }

  get isEmpty(): boolean {
    return this.#buckets.size === 0;
  }

  #placeOf(row: T, bucket: readonly T[]): number {
    let from = 0;
    let to = bucket.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = bucket[middle];
      if (other && this.#compare(other, row) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  // What has no month stands last.
  #months(): string[] {
    return (this.#order ??= [...this.#buckets.keys()].sort().reverse());
  }
}
