// The socket: what the server shows this browser, kept up to date through lost networks.

const PULSE = 5000; // a dead network does not close a socket by itself: ask, and listen for the answer

/**
 * @param told {news(ids), state("up" | "down" | "none" | "gone"), fresh(), present(n)}
 *   `fresh`: what is shown is now what the server has (again).
 */
export function live(workshop, language, told) {
  const shared = new Map();
  let own = {}, seq = -1, clock = 0, socket, heard = 0, again, asks, ownKnown, answers, stopped = false, up = false;

  const card = (id) => {
    const found = own[id] ? { ...shared.get(id), ...own[id] } : shared.get(id);
    return found?.type ? found : undefined;
  };
  const ids = () => [...new Set([...shared.keys(), ...Object.keys(own)])].filter(card);

  function connect() {
    if (stopped) return;
    clearTimeout(again);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const mine = new WebSocket(`${scheme}://${location.host}/w/${workshop}/live?since=${seq}&language=${language}`);
    socket = mine;
    heard = Date.now();
    answers = 0;
    ownKnown = false;
    mine.onopen = () => { asks = setTimeout(ask, 500); };
    mine.onmessage = (message) => { if (socket === mine) take(JSON.parse(message.data)); };
    mine.onclose = (event) => { if (socket === mine) lost(event.code); };
  }

  function lost(code) {
    clearTimeout(asks);
    if (socket) { socket.onclose = socket.onmessage = null; socket.close(); }
    socket = null;
    up = false;
    if (stopped) return;
    if (code === 4403 || code === 4410) { stop(); told.state(code === 4403 ? "none" : "gone"); return; }
    told.state("down");
    again = setTimeout(connect, 1000 + Math.random() * 1000); // 300 phones must not return at once
  }

  const ask = () => { if (socket?.readyState === WebSocket.OPEN) socket.send("?"); };
  const pulse = setInterval(() => {
    if (socket && Date.now() - heard > 2 * PULSE) lost();
    else ask();
  }, PULSE);

  function take(message) {
    heard = Date.now();
    if (message.now) clock = Date.parse(message.now) - Date.now();
    if (!up) { up = true; told.state("up"); }
    const changed = new Set();
    if (message.all) {
      for (const id of shared.keys()) if (!(id in message.all)) { shared.delete(id); changed.add(id); }
    }
    for (const [id, one] of Object.entries(message.all ?? message.set ?? {})) { shared.set(id, one); changed.add(id); }
    for (const id of message.drop ?? []) { shared.delete(id); changed.add(id); }
    if (message.own) { replaceOwn(message.own, changed); ownKnown = true; }
    else if (message.seq === undefined && ++answers === 3 && !ownKnown) replaceOwn({}, changed);
    seq = message.seq ?? seq;
    if (message.present !== undefined) told.present?.(message.present);
    if (changed.size) told.news(changed);
    if (message.seq !== undefined || answers === 2) told.fresh?.();
  }

  function replaceOwn(now, changed) {
    for (const id of [...Object.keys(own), ...Object.keys(now)]) {
      if (JSON.stringify(own[id]) !== JSON.stringify(now[id])) changed.add(id);
    }
    own = now;
  }

  const offline = () => lost();
  const online = () => { if (!socket && !stopped) { clearTimeout(again); again = setTimeout(connect, Math.random() * 1000); } };
  const seen = () => { if (document.visibilityState === "visible") socket ? ask() : online(); };
  addEventListener("offline", offline);
  addEventListener("online", online);
  document.addEventListener("visibilitychange", seen);

  function stop() {
    stopped = true;
    clearTimeout(again); clearTimeout(asks); clearInterval(pulse);
    removeEventListener("offline", offline);
    removeEventListener("online", online);
    document.removeEventListener("visibilitychange", seen);
    if (socket) { socket.onclose = socket.onmessage = null; socket.close(); socket = null; }
  }

  connect();
  return { card, ids, stop, now: () => Date.now() + clock, isUp: () => up };
}
