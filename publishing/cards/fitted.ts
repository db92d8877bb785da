/** Where words are to stand, in pixels, and the sizes that they may have, largest first. */
export interface Room {
  width: number;
  height: number;
  /** Mean width of a letter. */
  em: number;
  leading: number;
  sizes: readonly number[];
}

/** The largest size in which words fill their room, and the lines after which they are cut short. */
export function fitted(text: string, { width, height, em, leading, sizes }: Room) {
  const linesAt = (size: number) => wrapped(text, width / (size * em));
  const size = sizes.find((one) => linesAt(one) * one * leading <= height) ?? sizes.at(-1) ?? 24;
  return { fontSize: size, lineHeight: leading, lineClamp: Math.floor(height / (size * leading)) };
}

function wrapped(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > room) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    lines += Math.floor((used - 1) / room);
    used = ((used - 1) % room) + 1;
  }
  return lines;
}
