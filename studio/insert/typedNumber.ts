const scales: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["million", 6],
  ["bn", 9],
  ["billion", 9],
]);

// Digits in groups (421 000, 421,000, 421’000) or in one run, then decimals, then a scale.
const number =
  /(?<![\p{L}\p{N}])([−-]?)(\d{1,3}(?:[,\s\u00a0\u202f'’]\d{3})+|\d+)(?:\.(\d+))?\s*(thousand|million|billion|bn|[km])?(?![\p{L}\p{N}])/iu;

/** The first number in words as somebody types it: `1.2m`, `421 000`, `£1,243,600`, `almost 500`. */
export function typedNumber(words: string): number | undefined {
  const [, sign, whole, decimals, scale] = number.exec(words) ?? [];
  if (whole === undefined) return undefined;
  const digits = whole.replace(/\D/g, "");
  const tens = scales.get(scale?.toLowerCase() ?? "") ?? 0;
  // By its power of ten, so that 1.1m is 1100000 and not 1100000.0000000002.
  const value = Number(`${digits}.${decimals ?? 0}e${tens}`);
  return Number.isFinite(value) ? (sign ? -value : value) : undefined;
}
