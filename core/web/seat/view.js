// One live place: where we are, the present act, cards in their sections, composer, and what the network does.

import { pinned } from "/seat/card.js";
import { composer } from "/seat/compose.js";
import { el, focused, kept, random, reword } from "/seat/dom.js";
import { drafts, unfinished } from "/seat/drafts.js";
import { figures } from "/seat/figures.js";
import { live } from "/seat/live.js";
import { outbox, post } from "/seat/outbox.js";
import { clock, roomTable } from "/seat/room.js";
import { sections } from "/seat/sections.js";
import { after, atTable, frame, hello, openDays, pending, state } from "/seat/frame.js";
import { docks, extra, seed, sieves } from "/seat/dock.js";
import { safeLine, segments } from "/seat/safe.js";

export function view(root, data, words) {
  const { say, of } = words;
  const seat = data.mode === "seat", workshop = data.workshop;
  const at = frame(root, data.mode, words);
  if (data.desk) root.append(...data.desk.desk(at, words));
  let stage = null, network = "loading", quiet = null, present = null, atDoor = 0, ready = 0, downSince = 0, born = Date.now(), timers = [];

  const board = {
    workshop, words, level: seat ? { section: "h2", card: "h3" } : { section: "h3", card: "h4" },
    card: (id) => feed.card(id),
    ofType: (type) => feed.ids().filter((id) => feed.card(id).type === type).sort((a, b) => feed.card(b).order - feed.card(a).order),
    shows: (id) => Boolean(feed.card(id)) && (!data.types || data.types.includes(feed.card(id).type)),
    post(route, kind, event) {
      const body = route === "act" ? { kind, event } : event;
      return post(`/w/${workshop}/${route}`, { ...body, request_id: random() });
    },
    why(told) {
      if (told.lost) return say("seat.offline_act");
      if (told.refused === "refused.no_seat") { network = "none"; redraw(); }
      const name = String(told.field ?? "").split(".")[0], field = ["field", "compose"].map((t) => `${t}.${name}`).find(words.has);
      return (field ? `「${say(field)}」 ` : "") + (say(told.refused) || say("refused.bad_request"));
    },
    status(text, alarm = false, stays = alarm) { // what stays goes with the next word
      at.status.textContent = text;
      at.status.classList.toggle("alert", alarm);
      clearTimeout(quiet);
      if (!stays) quiet = setTimeout(() => { if (!at.status.querySelector("button")) at.status.textContent = ""; }, 8000);
    },
    trace(id) { if (!list.isNow(id)) tab("past"); list.trace(id); },
    fresh: new Map(), // card → its entry: what was just sent is taken back from the card itself
    told: () => { if (stage) drawCounts(); }, // a form was opened or put away
    seed: data.mode === "seat" ? seed(workshop) : "",
    stage: () => stage,
    ballot: (card) => (seat && stage?.note && card.type === stage.about ? { left: stage.note.n } : null),
    closed: (id) => list.draw([id]),
    pins: new Set(), // what is drawn anew when the stage moves
    writes: () => Boolean(stage && !stage.closed && (stage.compose || (!stage.locked && !stage.composer))),
    pinsInto: () => stage?.compose?.links?.some((link) => link.pins) ?? false,
    figures: seat ? () => tab("figures") : null,
    pinned(id) { if (board.pinsInto()) { waitFor(id, () => { tab("now"); form.attach(id); }); } },
    keep({ kind, name }, id) { // a figure waits for the time to write
      const key = `draft/${workshop}/${kind}/${name}`;
      drafts.set(key, JSON.stringify([...new Set([...drafts.ids(key), id])]));
      form.refresh();
    },
    sent,
  };
  board.outbox = outbox(workshop, () => { if (stage) drawPending(); });
  board.outbox.onRetry(flush);
  const form = composer(board, at.composer);
  const list = sections(board, at.cards, at.news, data.types, seat || Boolean(data.desk));
  const dock = docks(root, board, at, list, form), sieve = sieves(board, at, list);
  const numbers = seat || data.desk ? figures(board, at.figures, at.look, data.desk && { six: data.desk.six, told: () => { if (stage) desk(); } }) : null;

  const feed = live(workshop, "seat", {
    state(now) {
      if (now === "up" && downSince) board.status(say("seat.back"));
      [downSince, network] = [now === "down" ? downSince || Date.now() : 0, now];
      redraw();
    },
    news, fresh: flush,
    present(n, door, done) { [present, atDoor, ready] = [n, door, done]; drawRoom(); }, says: () => !seat ? "." : isReady() ? `!${stage.id}` : "?",
  });
  const safe = seat ? safeLine(at.safe, say, () => tab("mine")) : null, readyKey = `ready/${workshop}`, isReady = () => seat && Boolean(stage) && kept.get(readyKey) === stage.id;
  const timer = clock(at.clock, say, feed.now);
  const wide = data.gather ? data.gather(board, at.gather, (n) => { root.classList.toggle("ticking", n > 0); aside(); }) : null;
  const choice = data.desk ? data.desk.rows(board, at.rows, () => { if (stage) desk(); aside(); }) : null;
  const desk = () => data.desk.drawDesk(board, at, stage, feed.card("room")?.seats ?? 0, choice.act() ?? numbers.act());
  /** What is drawn above in a way of its own is not drawn below once more. */
  const aside = () => { const drawn = [at.gather.hidden ? "" : stage?.gather?.type, at.rows.hidden ? "" : stage?.choose?.type]; for (const node of at.cards.children) node.classList.toggle("aside", drawn.some((one) => one && node.classList.contains(one))); };
  let settling;
  const out = new Set(); // one's own words that were taken from everybody's sight, and told
  at.lead.addEventListener("click", (event) => { if (at.lead.classList.contains("settling")) event.stopPropagation(); }, true);

  function news(ids) {
    const now = feed.card("stage");
    if (now && JSON.stringify(now) !== JSON.stringify(stage)) {
      const before = stage, moved = stage && ["id", "closed", "authorship", "leads", "estimating", "step"].some((name) => now[name] !== stage[name]);
      stage = now;
      if (before && before.id !== now.id) {
        board.status("");
        if (seat && !typing()) at.task.focus({ preventScroll: true });
      }
      if (before && (before.id !== now.id || before.lead[0]?.kind !== now.lead[0]?.kind)) settle();
      drawStage();
      if (now.closed && !before?.closed) board.status("");
      if (before && now.leads !== before.leads) board.status(say(now.leads ? "seat.leads" : "seat.leads_no"), false, true); // who looks away for a moment reads it still
      if ((before?.id !== now.id || before.opened !== now.opened || before.estimating !== now.estimating) && (before || now.looks)) tab(now.looks ? "figures" : "now"); // the room follows who leads
      if (moved) data.moved?.(now.id);
    }
    for (const id of ids) {
      const card = feed.card(id);
      if (!card?.out) out.delete(id);
      else if (!out.has(id)) { out.add(id); board.status(say("seat.out_told"), true); }
    }
    if (ids.has("room")) drawRoom();
    if (data.desk && (ids.has("agenda") || ids.has("stage"))) foresee();
    numbers?.picked(at.picked, stage?.looks);
    list.draw([...ids]);
    wide?.news([...ids]);
    choice?.news([...ids]);
    aside();
    if (seat && stage?.estimating) dock(); // what came since has its turn too
    drawCounts();
    form.refresh();
  }

  const foresee = () => data.desk.forecast(board, at, stage, feed.now());
  if (data.desk) timers.push(setInterval(foresee, 15000));
  const typing = () => { const one = focused(root); return Boolean(one && "value" in one && one.value); };

  /** Another button stands where the pressed one was: a second tap does not reach it. */
  function settle() {
    at.lead.classList.add("settling");
    clearTimeout(settling);
    settling = setTimeout(() => at.lead.classList.remove("settling"), 600);
  }

  function drawStage() {
    at.step.textContent = (stage.practice ? `${say("seat.practice")}　` : "") + (stage.number ? say("seat.step", { n: stage.number, of: stage.of }) : stage.days ? "" : stage.workshop);
    if (seat) { segments(at.segs, stage, board); openDays(at, stage, words, workshop, tab); atTable(at, stage, board); }
    at.title.textContent = of(stage.title);
    at.task.textContent = stage.closed ? "" : of(stage.task);
    timer.set(stage.closed ? {} : stage);
    at.chosen.hidden = !stage.chosen.length; at.chosen.classList.toggle("fresh", Boolean(stage.opened));
    at.chosen.replaceChildren(...pinned(words, stage.chosen));
    list.stage(stage);
    const asks = data.composer !== false && (seat || data.types?.includes(stage.composer));
    at.task.hidden = stage.closed || !(seat || asks);
    at.leads.hidden = !stage.leads;
    at.leads.replaceChildren(el("a", { href: `/console?workshop=${workshop}` }, say("seat.to_lead")));
    wide?.set(stage.gather && (stage.gather.now || (!data.desk && data.types?.includes(stage.gather.type))) ? stage.gather : null);
    if (data.desk) { at.figures.hidden = !stage.looks; if (stage.looks) numbers.show(); }
    if (data.desk) choice.set(stage.choose);
    else form.set(asks ? stage : null);
    if (seat) { document.title = `${of(stage.title)} · ${stage.workshop} · ${say("seat.name")}`; after(at, stage, words, workshop); }
    for (const draw of board.pins) draw();
    if (seat) dock();
    drawPending();
    drawRoom();
    redraw();
  }

  function drawCounts() {
    const cards = feed.all(), waits = cards.filter((card) => card.waits && !card.out).length;
    const hidden = Math.max(0, (feed.card("waiting")?.count ?? 0) - waits);
    const text = hidden ? say(stage?.tables?.apart && !stage.hidden ? "tables.others" : waits ? "seat.hidden_both" : "seat.hidden_count", { n: hidden, mine: waits }) : "";
    reword(at.waiting, text);
    at.waiting.hidden = !hidden;
    at.panel.classList.toggle("others", Boolean(hidden));
    if (!seat) return;
    sieve(); at.ready.hidden = !(stage?.hidden && board.writes() && waits && root.dataset.tab === "now"); at.ready.setAttribute("aria-pressed", String(isReady()));
    const mine = cards.filter((card) => card.mine && stage?.counted.includes(card.type)).length, waiting = board.outbox.items().length;
    const left = unfinished(workshop), rest = left.filter(({ kind }) => kind !== form.kind());
    if (rest.length || !at.unfinished.hidden) extra("begun").then((part) => part.begun(board, at.unfinished, form, root.dataset.tab, rest), () => {});
    at.emptyMine.hidden = root.dataset.tab !== "mine" || mine + rest.length + waiting > 0;
    if (stage) safe.draw({ network, mine, waiting, begun: left.filter(({ kind }) => kind !== form.shown()).length, dots: stage.note?.given ?? 0 });
  }

  function drawRoom() {
    const room = feed.card("room"), shown = Boolean(room) && !(stage?.about || stage?.looks || stage?.closed) && root.dataset.tab === "now";
    if (at.people.hidden === shown) at.people.hidden = !shown;
    if (seat) shown ? hello(at, stage, board) : at.hello.hidden = true;
    if (shown) reword(at.people, [say("seat.people", { n: room.seats }), seat ? say("seat.follows") : ""].join("\n"));
    if (!data.desk || !room) return;
    at.room.replaceChildren(...roomTable(words, room, present, stage, atDoor, ready));
    if (at.effect.told) at.effect.textContent = at.effect.told(room.seats);
  }

  function drawPending() {
    pending(board, at.pending, {
      back(item) { if (form.restore(item)) board.outbox.remove(item); },
      send(item) { board.outbox.agree(item); flush(); },
    });
    drawCounts();
  }

  const redraw = () => state(at, { network, stage, workshop, seat, words, thin: feed.isSlow(), long: downSince, slow: Date.now() - born > 3500 });

  function tab(name) {
    if (!seat) return;
    root.dataset.tab = name;
    at.figures.hidden = name !== "figures";
    at.panel.hidden = name === "figures";
    at.back.hidden = name === (stage?.looks ? "figures" : "now");
    if (name === "figures") numbers.show();
    if (name === "mine") list.unfold();
    drawRoom();
    if (stage) drawCounts();
    scrollTo({ top: 0 });
  }

  async function menu() {
    const part = await extra("menu");
    part.menu(board, at, { stage, tab, mine: feed.all().filter((card) => card.mine && stage?.counted.includes(card.type)).length });
  }

  function sent(told, id) {
    if (told.lost) { board.status(say("seat.waiting_send")); return; }
    list.release();
    board.fresh.set(id, told.seq);
    list.draw([id]);
    board.status(""); // that it has arrived is said where it always stands: above, in the safe line
  }

  async function flush() {
    if (!stage || network !== "up") return;
    const sent = await board.outbox.flush(stage);
    if (sent.length) { board.status(`✓ ${say("seat.sent_later")}`); form.gone(sent); }
  }

  function waitFor(id, then, tries = 30) { // what was just posted arrives by the socket
    if (feed.card(id)) then();
    else if (tries) timers.push(setTimeout(() => waitFor(id, then, tries - 1), 100));
  }

  const elsewhere = (event) => {
    if (!event.key) return;
    form.elsewhere(event.key, event.oldValue, event.newValue);
    if (event.key.startsWith(`unsent/${workshop}/`) && stage) drawPending();
  };
  for (const tried of ["1", ""]) kept.set("tried", tried); // a device that keeps nothing says so before words are lost
  addEventListener("storage", elsewhere);
  if (seat) { at.menu.onclick = menu; at.ready.onclick = () => { kept.set(readyKey, isReady() ? "" : stage.id); drawCounts(); feed.ask(); }; at.back.onclick = () => tab(stage?.looks ? "figures" : "now"); }
  tab("now");
  redraw();
  timers.push(setTimeout(redraw, 1500), setTimeout(redraw, 4000));

  return () => {
    removeEventListener("storage", elsewhere);
    clearTimeout(quiet);
    timers.forEach(clearTimeout);
    timer.stop(); list.stop(); wide?.stop(); numbers?.stop(); board.outbox.stop(); feed.stop();
  };
}
