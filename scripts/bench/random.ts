/** Chance that is the same for the same seed: numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks from a list and makes sentences, all by one seed. */
export function maker(seed: number) {
  const random = randomFrom(seed);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!;
  const sentence = (words: number) => {
    const text = Array.from({ length: words }, () => pick(vocabulary)).join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return { upTo, pick, sentence };
}

const vocabulary = (
  "the a of and in for to on with by council town river harbour ferry bridge school market tide " +
  "report week year winter spring engineer teacher fisher mayor clerk mason warden said found built " +
  "closed opened repaired measured counted promised refused paid stands runs holds keeps costs " +
  "old new narrow public early late stone timber iron upper lower northern quiet open"
).split(" ");
