/**
 * An exact decimal number: `units` × 10^-`places`. Sums of published figures must not depend on
 * how a machine stores 0.1.
 */
export interface Decimal {
  units: bigint;
  /** Digits after the point, 0 or more. */
  places: number;
}

/** How a computed value is cut to its printed digits; "up" and "half up" lead away from zero. */
export type Rounding = "half up" | "half even" | "up" | "down";

const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The decimal that a stored number was typed as: 0.1 is one tenth. Nothing for NaN and infinities. */
export function decimal(value: number): Decimal | undefined {
  const match = written.exec(String(value));
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const units = BigInt(sign + whole + fraction);
  const places = fraction.length - Number(exponent);
  return trimmed(
    places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places },
  );
}

/** The number nearest to a decimal, as the lake stores it. */
export function toNumber(value: Decimal): number {
  return Number(digits(value));
}

/** The sum, exactly; zero for no parts. */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, { units: 0n, places: 0 });
}

/** The first less the second, exactly. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, places: b.places });
}

/** The product, exactly. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return trimmed({ units: a.units * b.units, places: a.places + b.places });
}

/** Below zero when `a` is the smaller, above when it is the larger, zero when they are the same. */
export function compare(a: Decimal, b: Decimal): number {
  const { units } = subtract(a, b);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** The quotient, cut to so many places; nothing when the divisor is zero. */
export function divide(
  a: Decimal,
  b: Decimal,
  places: number,
  rounding: Rounding,
): Decimal | undefined {
  if (b.units === 0n) return undefined;
  // a/b × 10^places, as a fraction of whole numbers.
  const shift = places + b.places - a.places;
  const above = a.units * 10n ** BigInt(Math.max(shift, 0));
  const below = b.units * 10n ** BigInt(Math.max(-shift, 0));
  return trimmed({ units: roundedQuotient(above, below, rounding), places });
}

/** A decimal, cut to so many places. */
export function round(value: Decimal, places: number, rounding: Rounding): Decimal {
  return divide(value, { units: 1n, places: 0 }, places, rounding) ?? value;
}

/** As an English sentence has it: "1,243,600", "−0.5". */
export function printDecimal(value: Decimal): string {
  const [whole = "", fraction] = digits({ ...value, units: magnitude(value.units) }).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value.units < 0n ? "−" : ""}${grouped}${fraction ? `.${fraction}` : ""}`;
}

function add(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return trimmed({ units: scaled(a, places) + scaled(b, places), places });
}

function scaled(value: Decimal, places: number): bigint {
  return value.units * 10n ** BigInt(places - value.places);
}

function roundedQuotient(above: bigint, below: bigint, rounding: Rounding): bigint {
  const negative = above < 0n !== below < 0n;
  const [a, b] = [magnitude(above), magnitude(below)];
  const whole = a / b;
  const twice = (a % b) * 2n;
  const away = {
    up: twice > 0n,
    down: false,
    "half up": twice >= b,
    "half even": twice > b || (twice === b && whole % 2n === 1n),
  }[rounding];
  const result = away ? whole + 1n : whole;
  return negative ? -result : result;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function digits({ units, places }: Decimal): string {
  const text = magnitude(units)
    .toString()
    .padStart(places + 1, "0");
  const point = text.length - places;
  return `${units < 0n ? "-" : ""}${text.slice(0, point)}${places ? `.${text.slice(point)}` : ""}`;
}

/** One form for one number: no zeros at the end of its fraction. */
function trimmed({ units, places }: Decimal): Decimal {
  let [rest, left] = [units, places];
  while (left > 0 && rest % 10n === 0n) [rest, left] = [rest / 10n, left - 1];
  return { units: rest, places: left };
}
