import { refuse } from "../refusal.ts";

export const fits = ["clip", "crop", "fill", "fillmax", "max", "min", "scale"] as const;
export const outputs = ["jpg", "png", "webp", "avif"] as const;
const crops = ["top", "bottom", "left", "right", "center", "focalpoint", "entropy"] as const;

/** A picture as its address asks for it. */
export interface ImageParams {
  width: number | null;
  height: number | null;
  fit: (typeof fits)[number];
  crop: (typeof crops)[number];
  /** The point that a crop keeps, in parts of the picture. */
  focus: { x: number; y: number };
  /** The part of the original to begin with: left, top, width, height in pixels. */
  rect: [number, number, number, number] | null;
  format: (typeof outputs)[number] | null;
  quality: number;
  background: string;
}

/** Pixels of the longest side that is made. */
const longest = 8192;

/** Reads the parameters of a picture's address, or gives null when the original is asked for; refuses values that mean nothing. */
export function readImageParams(search: URLSearchParams, accept: string): ImageParams | null {
  if (!known.some((name) => search.has(name))) return null;
  const ratio = numberIn(search, "dpr", 1, 5) ?? 1;
  const side = (name: string) => {
    const value = numberIn(search, name, 1, longest);
    return value === null ? null : Math.min(longest, Math.round(value * ratio));
  };
  const focusX = numberIn(search, "fp-x", 0, 1);
  const focusY = numberIn(search, "fp-y", 0, 1);
  const hasFocus = focusX !== null || focusY !== null;
  return {
    width: side("w"),
    height: side("h"),
    fit: oneOf(search, "fit", fits) ?? "clip",
    crop: oneOf(search, "crop", crops) ?? (hasFocus ? "focalpoint" : "center"),
    focus: { x: focusX ?? 0.5, y: focusY ?? 0.5 },
    rect: rectIn(search),
    format: formatIn(search, accept),
    quality: Math.max(1, Math.round(numberIn(search, "q", 0, 100) ?? 75)),
    background: colourIn(search),
  };
}

const known = ["w", "h", "fit", "crop", "fp-x", "fp-y", "rect", "fm", "auto", "q", "dpr", "bg"];

function formatIn(search: URLSearchParams, accept: string): ImageParams["format"] {
  const asked = search.get("fm");
  // A progressive JPEG is a JPEG.
  if (asked === "pjpg") return "jpg";
  if (asked !== null) return oneOf(search, "fm", outputs);
  return oneOf(search, "auto", ["format"] as const) && accept.includes("image/webp")
    ? "webp"
    : null;
}

function rectIn(search: URLSearchParams): ImageParams["rect"] {
  const asked = search.get("rect");
  if (asked === null) return null;
  const [left, top, width, height] = asked.split(",").map(Number);
  const isRect = /^\d{1,6},\d{1,6},\d{1,6},\d{1,6}$/.test(asked) && width !== 0 && height !== 0;
  if (!isRect || left === undefined || top === undefined || !width || !height) {
    throw bad("rect", asked, "left,top,width,height in pixels");
  }
  return [left, top, width, height];
}

function colourIn(search: URLSearchParams): string {
  const asked = search.get("bg");
  if (asked === null) return "#ffffff";
  if (!/^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(asked))
    throw bad("bg", asked, "a colour such as ff0000");
  return `#${asked}`;
}

function numberIn(
  search: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | null {
  const asked = search.get(name);
  if (asked === null) return null;
  const value = Number(asked);
  if (!/^\d+(\.\d+)?$/.test(asked) || value < least || value > most) {
    throw bad(name, asked, `a number from ${least} to ${most}`);
  }
  return value;
}

function oneOf<T extends string>(
  search: URLSearchParams,
  name: string,
  values: readonly T[],
): T | null {
  const asked = search.get(name);
  if (asked === null) return null;
  const found = values.find((value) => value === asked);
  if (found === undefined) throw bad(name, asked, `one of ${values.join(", ")}`);
  return found;
}

function bad(name: string, value: string, expected: string): Error {
  return refuse(
    400,
    `The image parameter ${name} is ${JSON.stringify(value).slice(0, 80)}; it must be ${expected}.`,
  );
}
