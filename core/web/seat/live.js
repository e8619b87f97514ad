// The socket: what the server shows this browser, kept up to date through lost networks.

const AGAIN = 120000; // where no socket comes through, one is tried anew after so long
const ENDS = { 4403: "none", 4408: "out", 4410: "gone", 4412: "ended" }; // after these nothing is asked again
const PULSE = 5000; // a dead network does not close a socket by itself: ask, and listen for the answer

/**
 * @param face "seat", or "wall": what everybody sees
 * @param told {news(ids), state("up" | "down" | "none" | "out" | "gone"), fresh(), present(n, waiting at the door, ready),
 *   says()}: what the pulse says besides that this browser is there
 *   `fresh`: what is shown is now what the server has (again).
 */
export function live(workshop, face, told) {
  const shared = new Map();
  let own = {}, seq = -1, clock = 0, socket, heard = 0, again, asks, ownKnown, answers, stopped = false, up = false;
  let misses = 0, spoke = false, slow = false, tried = 0, mark = ""; // sockets that never said a word, and the way without

  const cards = new Map(); // as this person sees them
  const card = (id) => cards.get(id), ids = () => [...cards.keys()];
  function lay(changed) {
    for (const id of changed) {
      const found = own[id] ? { ...shared.get(id), ...own[id] } : shared.get(id);
      found?.type ? cards.set(id, found) : cards.delete(id);
    }
  }

  function connect() {
    if (stopped) return;
    clearTimeout(again);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const mine = new WebSocket(`${scheme}://${location.host}/w/${workshop}/live?since=${seq}&face=${face}`);
    socket = mine;
    heard = Date.now();
    tried = heard;
    answers = 0;
    ownKnown = spoke = false;
    mine.onopen = () => { asks = setTimeout(ask, 500); };
    mine.onmessage = (message) => { if (socket !== mine) return; spoke = true; misses = 0; if (slow) { slow = false; told.state("up"); } take(JSON.parse(message.data)); };
    mine.onclose = (event) => { if (socket === mine) lost(event.code); };
  }

  function lost(code, asked = false) {
    clearTimeout(asks);
    clearTimeout(again);
    if (socket && !spoke) misses += 1;
    if (socket) { socket.onclose = socket.onmessage = null; socket.close(); }
    socket = null;
    up = false;
    if (stopped) return;
    if (code in ENDS) { stop(); told.state(ENDS[code]); return; }
    if (misses > 1 && !asked && navigator.onLine) { again = setTimeout(poll, 0); return; }
    if (seq >= 0 || misses !== 1 || !navigator.onLine) told.state("down"); // one missed at first is no lost signal yet
    const wait = code === 1008 ? 30000 : 1000; // this seat is open in many windows: the newest stay
    again = setTimeout(connect, wait + Math.random() * 1000); // 300 phones must not return at once
  }

  /** Proxies of schools and offices let no socket through: the same news, asked for. */
  async function poll() {
    if (stopped || socket) return;
    if (slow && Date.now() - tried > AGAIN) { connect(); return; }
    const giveUp = new AbortController(), timer = setTimeout(() => giveUp.abort(), 40000);
    try {
      const answer = await fetch(`/w/${workshop}/news?since=${seq}&face=${face}&own=${mark}`, { signal: giveUp.signal });
      if (stopped || socket) return;
      if (answer.status === 404) { lost(seq >= 0 ? 4410 : 4403); return; }
      if (answer.status === 403) { lost((await answer.json()).refused === "refused.put_out" ? 4408 : 4403); return; }
      if (!answer.ok) throw answer;
      const news = await answer.json();
      if (stopped || socket) return;
      slow = true;
      mark = news.own;
      news.messages.forEach(take);
      told.fresh?.();
      again = setTimeout(poll, 200);
    } catch {
      slow = false;
      if (!stopped && !socket) lost(0, true);
    } finally { clearTimeout(timer); }
  }

  const ask = () => { if (socket?.readyState === WebSocket.OPEN) socket.send(told.says?.() ?? "."); };
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
    if (message.present !== undefined) told.present?.(message.present, message.at_door ?? 0, message.ready ?? 0);
    lay(changed);
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
  return { card, ids, all: () => [...cards.values()], stop, ask, now: () => Date.now() + clock, isUp: () => up, isSlow: () => slow };
}
