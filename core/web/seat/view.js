// One live place: stage bar, tabs, cards in their sections, composer, and what the network does.

import { actButton } from "/seat/card.js";
import { composer } from "/seat/compose.js";
import { button, el, focused, keepFocus, random } from "/seat/dom.js";
import { figures } from "/seat/figures.js";
import { live } from "/seat/live.js";
import { outbox, post } from "/seat/outbox.js";
import { clock, roomTable } from "/seat/room.js";
import { sections } from "/seat/sections.js";
import { frame, mySeat, pending, state } from "/seat/frame.js";

export function view(root, data, words) {
  const { say, of } = words;
  const seat = data.mode === "seat", workshop = data.workshop;
  const at = frame(root, data.mode, words);
  let stage = null, network = "loading", undo = null, quiet = null, me = null, present = null, downSince = 0, born = Date.now(), timers = [];

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
    status(text, alarm = false) {
      at.status.textContent = text;
      at.status.classList.toggle("alert", alarm);
      clearTimeout(quiet);
      if (!alarm) quiet = setTimeout(() => { if (!at.status.querySelector("button")) at.status.textContent = ""; }, 8000);
    },
    trace(id) { tab("everyone"); list.trace(id); },
    closed: (id) => list.draw([id]),
    pins: new Set(), // what is drawn anew when the stage moves
    writes: () => Boolean(stage && !stage.closed && (stage.compose || (!stage.locked && !stage.composer))),
    pinsInto: () => stage?.compose?.links?.some((link) => link.type === "figure") ?? false,
    figures: seat ? () => tab("figures") : null,
    pinned(id) { if (board.pinsInto()) { waitFor(id, () => { tab("everyone"); form.attach(id); }); } },
    sent,
  };
  board.outbox = outbox(workshop, () => { if (stage) drawPending(); });
  board.outbox.onRetry(flush);
  const form = composer(board, at.composer);
  const list = sections(board, at.cards, at.news, data.types, seat);
  const numbers = seat ? figures(board, at.figures) : null;

  const feed = live(workshop, words.language, {
    state(now) {
      if (now === "up" && downSince) board.status(say("seat.back"));
      downSince = now === "down" ? downSince || Date.now() : 0;
      network = now;
      redraw();
    },
    news, fresh: flush,
    present(n) { present = n; drawRoom(); },
  });
  const timer = clock(at.clock, say, feed.now);
  let settling;
  at.lead.addEventListener("click", (event) => { if (at.lead.classList.contains("settling")) event.stopPropagation(); }, true);

  function news(ids) {
    const now = feed.card("stage");
    if (now && JSON.stringify(now) !== JSON.stringify(stage)) {
      const before = stage, moved = stage && ["id", "closed", "authorship", "leads", "estimating"].some((name) => now[name] !== stage[name]);
      stage = now;
      if (before && (before.id !== now.id || before.lead[0]?.kind !== now.lead[0]?.kind)) settle();
      drawStage();
      if (now.closed && !before?.closed) board.status("");
      if (before && now.leads !== before.leads) board.status(say(now.leads ? "seat.leads" : "seat.leads_no"));
      if ((before?.id !== now.id || before.opened !== now.opened) && (before || now.looks)) tab(now.looks ? "figures" : "everyone"); // the room follows who leads
      if (moved) data.moved?.(now.id);
    }
    if (ids.has("room")) drawRoom();
    list.draw([...ids]);
    drawCounts();
    form.refresh();
  }

  /** Another button stands where the pressed one was: a second tap does not reach it. */
  function settle() {
    at.lead.classList.add("settling");
    clearTimeout(settling);
    settling = setTimeout(() => at.lead.classList.remove("settling"), 600);
  }

  function drawStage() {
    at.step.textContent = (stage.number ? say("seat.step", { n: stage.number, of: stage.of }) : stage.workshop) + (seat && stage.note ? `　${of(stage.note)}` : "");
    at.title.textContent = of(stage.title);
    at.task.textContent = stage.closed ? "" : of(stage.task);
    timer.set(stage.closed ? {} : stage);
    list.stage(stage);
    const asks = data.composer !== false && (seat || data.types?.includes(stage.composer));
    at.task.hidden = stage.closed || !(seat || asks);
    at.leads.hidden = !stage.leads;
    at.leads.replaceChildren(el("a", { href: `/console?workshop=${workshop}` }, say("seat.to_lead")));
    if (data.mode === "console") keepFocus(at.lead, () => at.lead.replaceChildren(...stage.lead.map((act) => actButton(board, act))));
    else form.set(asks ? stage : null);
    if (seat) document.title = `${of(stage.title)} · ${stage.workshop} · ${say("seat.name")}`;
    for (const draw of board.pins) draw();
    drawPending();
    drawRoom();
    redraw();
  }

  function drawCounts() {
    const hidden = feed.card("waiting")?.count ?? 0;
    const text = hidden ? say("seat.hidden_count", { n: hidden }) : "";
    if (at.waiting.textContent !== text) at.waiting.textContent = text;
    at.waiting.hidden = !hidden;
    if (!seat) return;
    const all = feed.ids().map(feed.card).filter((card) => card.place && !/figure|vote|group/.test(card.type));
    const mine = all.filter((card) => card.mine).length + board.outbox.items().length;
    at.tabs.everyone.textContent = `${say("seat.everyone")} ${all.filter((card) => !card.waits).length}`;
    at.tabs.mine.textContent = `${say("seat.mine")} ${mine}`;
    at.emptyMine.hidden = root.dataset.tab !== "mine" || mine > 0;
  }

  function drawRoom() {
    const room = feed.card("room");
    at.people.hidden = !room || Boolean(stage?.about || stage?.closed) || root.dataset.tab !== "everyone";
    if (room) at.people.textContent = [say("seat.people", { n: room.seats }), seat ? say("seat.follows") : ""].join("\n");
    if (data.mode === "console" && room) at.room.replaceChildren(...roomTable(words, room, present, stage));
  }

  function drawPending() {
    pending(board, at.pending, {
      back(item) { if (form.restore(item)) board.outbox.remove(item); },
      send(item) { board.outbox.agree(item); flush(); },
    });
    drawCounts();
  }

  const redraw = () => state(at, { network, stage, workshop, seat, words, long: downSince, slow: Date.now() - born > 3500 });

  function tab(name) {
    if (!seat) return;
    root.dataset.tab = name;
    for (const [key, node] of Object.entries(at.tabs)) key === name ? node.setAttribute("aria-current", "true") : node.removeAttribute("aria-current");
    at.figures.hidden = name !== "figures";
    at.panel.hidden = name === "figures";
    if (name === "figures") numbers.show();
    if (name === "mine") showMe();
    drawRoom();
    at.mySeat.hidden = name !== "mine" || !me;
    if (stage) drawCounts();
    scrollTo({ top: 0 });
  }

  async function showMe() {
    if (me) return;
    try {
      const answer = await fetch(`/w/${workshop}/me`);
      if (!answer.ok) return;
      me = await answer.json();
      mySeat(at.mySeat, me, workshop, words);
      at.mySeat.hidden = root.dataset.tab !== "mine";
    } catch { /* asked again at the next look */ }
  }

  function sent(told, id) {
    clearTimeout(undo);
    if (told.lost) { board.status(say("seat.waiting_send")); return; }
    list.release();
    const back = button({ className: "quiet", textContent: say("seat.undo") }, async () => {
      const answer = await board.post("act", "reverted", { target: told.seq });
      if (answer.refused || answer.lost) board.status(board.why(answer), true);
      else board.status(say("seat.undone"));
    });
    board.status(`✓ ${say("seat.delivered")}`);
    at.status.append(back);
    undo = setTimeout(() => { if (at.status.contains(back) && focused(root) !== back) board.status(""); }, 30000);
  }

  async function flush() {
    if (!stage || network !== "up") return;
    const number = await board.outbox.flush(stage);
    if (number) { board.status(`✓ ${say("seat.sent_later")}`); if (stage) form.set(data.mode === "console" ? null : stage); }
  }

  function waitFor(id, then, tries = 30) { // what was just posted arrives by the socket
    if (feed.card(id)) then();
    else if (tries) timers.push(setTimeout(() => waitFor(id, then, tries - 1), 100));
  }

  const elsewhere = (event) => {
    if (!event.key) return;
    form.elsewhere(event.key);
    if (event.key.startsWith(`unsent/${workshop}/`) && stage) drawPending();
  };
  addEventListener("storage", elsewhere);
  for (const [name, node] of Object.entries(at.tabs)) node.onclick = () => tab(name);
  tab("everyone");
  redraw();
  timers.push(setTimeout(redraw, 1500), setTimeout(redraw, 4000));

  return () => {
    removeEventListener("storage", elsewhere);
    clearTimeout(undo);
    clearTimeout(quiet);
    timers.forEach(clearTimeout);
    timer.stop(); list.stop(); numbers?.stop(); board.outbox.stop(); feed.stop();
  };
}
