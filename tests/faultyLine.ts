import { connect, createServer, type Socket } from "node:net";

/** What happens to those who use the line. */
export interface Trouble {
  /** Nothing gets through and nobody is told: a machine that sleeps. What was open stays dead for good. */
  silent?: boolean;
  /** What is written arrives; the answers to it do not. */
  losesAnswers?: boolean;
  /** Newcomers are turned away. */
  refuses?: boolean;
  /** Whatever is asked is answered with this status, and the connection is closed. */
  answers?: number;
  /** Milliseconds that everything takes longer, each way. */
  delay?: number;
}

/** A port of this machine that leads to another, with whatever trouble a test needs on the way. */
export interface FaultyLine {
  port: number;
  /** From now on this is the trouble; `{}` is none. */
  be(trouble: Trouble): void;
  /** Breaks every open connection, so that both ends know. */
  cut(): void;
  /** How many bytes have been asked and answered so far. */
  bytes(): { asked: number; answered: number };
  close(): Promise<void>;
}

interface Call {
  here: Socket;
  there: Socket;
  isDead: boolean;
  /** Something was written last, not asked for. */
  isWriting: boolean;
  /** When the last bytes are through, each way: later ones never overtake them. */
  through: Map<Socket, Promise<unknown>>;
}

/** Opens a line to a port of this machine; whoever opens it closes it. */
export function faultyLine(to: number, at = 0): Promise<FaultyLine> {
  const calls = new Set<Call>();
  let trouble: Trouble = {};
  const counted = { asked: 0, answered: 0 };

  const server = createServer({ allowHalfOpen: true }, (here) => {
    const there = connect({ port: to, host: "127.0.0.1", allowHalfOpen: true });
    const isDead = trouble.silent === true;
    const call: Call = { here, there, isDead, isWriting: false, through: new Map() };
    calls.add(call);
    if (trouble.refuses) return hangUp(call);
    // Who is not heard any more is not let go either: the other end must find out by itself.
    const ended = (other: Socket) => async () => {
      await call.through.get(other);
      if (!call.isDead) other.end();
    };
    const gone = () => {
      if (!call.isDead || here.destroyed === there.destroyed) hangUp(call);
    };
    here.on("data", (bytes: Buffer) => ask(call, bytes)).on("end", ended(there));
    there.on("data", (bytes: Buffer) => answer(call, bytes)).on("end", ended(here));
    for (const end of [here, there]) end.on("error", gone).on("close", gone);
  });

  function ask(call: Call, bytes: Buffer): void {
    counted.asked += bytes.length;
    // A browser asks whether it may write before it does: that is answered.
    const [, verb] = /^([A-Z]+) \//.exec(bytes.toString("latin1", 0, 12)) ?? [];
    if (verb) call.isWriting = verb === "POST";
    if (trouble.answers === undefined || call.isDead) return pass(call, call.there, bytes);
    call.here.end(
      `HTTP/1.1 ${trouble.answers} -\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  }

  function answer(call: Call, bytes: Buffer): void {
    counted.answered += bytes.length;
    if (!trouble.losesAnswers || !call.isWriting) pass(call, call.here, bytes);
  }

  function pass(call: Call, to: Socket, bytes: Buffer): void {
    const write = () => call.isDead || to.destroyed || to.write(bytes);
    const before = call.through.get(to);
    if (!trouble.delay && !before) return void write();
    const late = new Promise((over) => setTimeout(over, trouble.delay));
    call.through.set(to, Promise.all([before, late]).then(write));
  }

  function hangUp(call: Call): void {
    calls.delete(call);
    for (const end of [call.here, call.there]) if (!end.destroyed) end.resetAndDestroy();
  }

  const line: FaultyLine = {
    port: at,
    be(asked) {
      trouble = asked;
      if (asked.silent) for (const call of calls) call.isDead = true;
    },
    cut: () => calls.forEach(hangUp),
    bytes: () => ({ ...counted }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        line.cut();
      }),
  };
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address) line.port = address.port;
      resolve(line);
    });
  });
}
