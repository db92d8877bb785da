const currencies = /^(?:[A-Z]{1,3})?[$£€¥₽₹₩₺]$/;

/** A value as readers see it: `1234.5` with one decimal → "1,234.5"; units are not part of it. */
export function printNumber(value: number, precision = 0): string {
  const places = Math.min(Math.max(Math.trunc(precision), 0), 6);
  const [whole = "", decimals] = Math.abs(value).toFixed(places).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && Number(value.toFixed(places)) !== 0 ? "−" : "";
  return sign + grouped + (decimals ? `.${decimals}` : "");
}

/** The number with a unit that belongs to it: "12.4%", "£1,200"; "498" where the unit is a word. */
export function printFigure(figure: {
  value: number | null;
  precision?: number | null;
  unit?: string | null;
}): string {
  if (typeof figure.value !== "number") return "—";
  const number = printNumber(figure.value, figure.precision ?? 0);
  const unit = figure.unit ?? "";
  if (unit === "%" || unit === "‰") return number + unit;
  if (currencies.test(unit))
    return number.startsWith("−") ? `−${unit}${number.slice(1)}` : unit + number;
  return number;
}

/** The unit as a word of its own: "arrests"; nothing where `printFigure` has it already. */
export function unitWord(unit: string | null | undefined): string {
  return !unit || unit === "%" || unit === "‰" || currencies.test(unit) ? "" : unit;
}
