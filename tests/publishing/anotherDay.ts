// Preloaded into a process: there it is 400 days later.
const later = 400 * 86_400_000;
const RealDate = Date;

class LaterDate extends RealDate {
  constructor(...parts: [] | [string | number | Date]) {
    if (parts.length === 0) super(RealDate.now() + later);
    else super(...parts);
  }

  static override now(): number {
    return RealDate.now() + later;
  }
}

globalThis.Date = LaterDate as DateConstructor;
