const pauses = [200, 1000, 3000, 10_000];

/** Told by the preview's server of every change; asks again, with growing pauses, when it is cut off. */
export function followChanges(changed: () => void): void {
  let tries = 0;
  const open = () => {
    const socket = new WebSocket(new URL("/preview/changes", location.href.replace(/^http/, "ws")));
    socket.addEventListener("open", () => {
      // What changed while nobody listened is shown too.
      if (tries > 0) changed();
      tries = 0;
    });
    socket.addEventListener("message", changed);
    socket.addEventListener("close", () => {
      setTimeout(open, pauses[Math.min(tries, pauses.length - 1)]);
      tries += 1;
    });
  };
  open();
}
