// The figures of 「数字を見る」, drawn: looked over by field, found by a word, opened where they stand.

import { button, el, random, svg } from "/seat/dom.js";
import { findings, numbers, table } from "/seat/finding.js";
import { post } from "/seat/outbox.js";

/** A hundred figures: by field, to look over; a word narrows them; each opens where it stands; those
 *  without a value are folded away. */
export function listed(board, holder, list) {
  const { say } = board.words;
  const plain = (text) => String(text).normalize("NFKC").toLowerCase();
  const none = el("p", { className: "empty", hidden: true, role: "status" }, say("seat.find_none"));
  const groups = new Map();
  for (const one of list) {
    const name = one.missing ? say("seat.no_value") : one.field ?? "";
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push({ node: row(board, one), text: plain(`${one.title} ${one.question} ${name}`) });
  }
  const last = say("seat.no_value");
  const drawn = [...groups].sort(([a], [b]) => (a === last) - (b === last)).map(([name, rows]) => ({
    rows, name, node: name === last ? el("details", { className: "none-known" }, el("summary", {}, `${name}（${rows.length}）`), el("ul", { className: "cards" }, rows.map((one) => one.node))) : el("section", {}, name && el(board.level.section, {}, name), el("ul", { className: "cards" }, rows.map((one) => one.node))),
  }));
  const find = el("input", { type: "search", id: "find-figure", autocomplete: "off" });
  let only = null; // a field chosen of them all
  const chips = drawn.filter(({ node }) => node.tagName === "SECTION").map((group) => button({ className: "plain", textContent: `${group.name} ${group.rows.length}`, ariaPressed: "false" }, (node) => {
    only = only === group ? null : group;
    for (const one of chips) { const on = Boolean(only) && one === node; one.className = on ? "pressed" : "plain"; one.setAttribute("aria-pressed", String(on)); }
    find.oninput();
  }));
  find.oninput = () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    for (const { rows, node } of drawn) {
      for (const one of rows) one.node.hidden = !words.every((word) => one.text.includes(word));
      node.hidden = rows.every((one) => one.node.hidden) || Boolean(only && rows !== only.rows && node.tagName === "SECTION");
    }
    none.hidden = drawn.some(({ node }) => !node.hidden);
  };
  holder.replaceChildren(
    el("div", { className: "find" }, el("label", { htmlFor: "find-figure" }, say("seat.find_figure")), find), el("div", { className: "fields-of" }, chips), none, ...drawn.map((one) => one.node));
}

/** What is found of the place, each to be taken into what one writes. */
export const shown = (board, found, acts, rest) => findings(board, found, (one) => [...pin(board, one), wall(board, one)], acts, rest);

function row(board, one) {
  const year = one.missing ? "" : one.year; // opened, it says why there is none, and where it is asked for
  const more = el("div", { className: "more" });
  const inside = el("details", {}, el("summary", {}, el("b", {}, one.title, " ", el("small", {}, String(year))), spark(one), !one.missing && el("span", { className: "value" }, String(one.value), " ", el("small", {}, one.unit))), more);
  inside.ontoggle = () => { if (inside.open && !more.children.length) more.append(...opened(board, one)); };
  return el("li", { className: "card" }, inside);
}

/** The line of the years as small as a word; its numbers stand inside. */
function spark(one) {
  const series = one.missing ? [] : (one.series ?? []).filter((pair) => pair[1] !== null);
  if (series.length < 3) return null;
  const values = series.map(([, value]) => value), low = Math.min(...values), span = Math.max(...values) - low || 1;
  const points = series.map(([, value], at) => `${(2 + (60 * at) / (series.length - 1)).toFixed(1)},${(18 - (16 * (value - low)) / span).toFixed(1)}`);
  return svg("svg", { viewBox: "0 0 64 20", class: "spark", "aria-hidden": "true" }, svg("polyline", { points: points.join(" ") }));
}

function opened(board, one) {
  const { say } = board.words;
  const number = numbers(one, board.words.language);
  const series = (one.series ?? []).filter((pair) => pair[1] !== null);
  const years = series.length > 1 && el("details", {}, el("summary", {}, say("seat.table")), table(one, number, say));
  const words = [
    one.missing
      ? el("p", {}, `${say("seat.missing")}（${one.missing}）`)
      : el("p", { className: "big" }, String(one.value), " ", el("small", {}, `${one.unit} · ${one.year}`)),
    !one.missing && one.sentence ? el("p", {}, one.sentence) : null,
    series.length > 1 ? line(series, number, `${one.title}: ${one.sentence}`) : null,
    !one.missing ? strip(board, one, number) : null,
    one.question ? el("p", { className: "question" }, one.question) : null,
    el("p", { className: "note" }, say("seat.source"),
      el("a", { href: `/sources?indicator=${one.indicator_id.split("-")[0]}&language=${board.words.language}`, target: "_blank", rel: "noopener" }, one.source)),
    years,
  ];
  if (!one.missing) words.push(...pin(board, one), wall(board, one));
  return words.filter(Boolean);
}

/** Takes the figure into what one writes; while all look at the figures it is 「あれ？」, seen by everybody, or
 *  waits for the time to write. */
function pin(board, one) {
  const { say } = board.words;
  const note = el("p", { className: "note", role: "status" });
  let id = "";
  async function put() {
    const told = await post(`/w/${board.workshop}/pin`, { indicator_id: one.indicator_id, request_id: random() });
    if (told.refused || told.lost) { note.textContent = board.why(told); return null; }
    id = told.figure;
    return told;
  }
  const wonder = button({ className: "plain wonder" }, async () => {
    const mine = board.fresh.get(id);
    if (mine && board.card(id)) {
      const told = await board.post("act", "reverted", { target: mine });
      if (told.refused || told.lost) note.textContent = board.why(told);
      else { board.fresh.delete(id); id = ""; draw(); }
      return;
    }
    const told = await put();
    if (!told) return;
    board.fresh.set(id, told.seq);
    draw();
    note.textContent = `✓ ${say("seat.shown")}`;
  });
  const press = button({ className: "primary wide" }, async () => {
    const told = await put(), keeps = board.stage()?.keeps;
    if (!told) return;
    if (board.pinsInto()) { note.textContent = `✓ ${say("seat.pinned")}`; board.pinned(id); return; }
    if (keeps) board.keep(keeps, id);
    draw();
    note.textContent = `✓ ${say(keeps ? "seat.kept_for" : "seat.shown")}`;
  });
  const draw = () => {
    const stage = board.stage(), keeps = stage?.keeps && !board.pinsInto();
    wonder.hidden = !board.writes() || !stage?.looks;
    wonder.textContent = `${id && board.fresh.has(id) ? "✓ " : ""}${say("seat.wonder")}`;
    wonder.setAttribute("aria-pressed", String(Boolean(id && board.fresh.has(id))));
    press.hidden = !board.writes();
    const notes = keeps || stage?.compose?.kind === "insight_added";
    press.textContent = say(notes ? "seat.pin_write" : board.pinsInto() ? "seat.attach" : "seat.pin");
    note.textContent = wonder.hidden ? "" : say(stage.authorship === "named" ? "seat.wonder_named" : "seat.wonder_note");
  };
  draw();
  board.pins.add(draw);
  return [note, el("div", { className: "row" }, wonder, press)];
}

/** For who leads: the figure large on the wall, or down from there. */
function wall(board, one) {
  const { say } = board.words;
  const on = () => board.card("stage")?.shown?.indicator === one.indicator_id;
  const press = button({ className: "plain wide" }, async () => {
    const told = await board.post("act", "wall_shown", on() ? { on: false } : { indicator_id: one.indicator_id });
    if (told.refused || told.lost) board.status(board.why(told), true);
  });
  const draw = () => {
    const stage = board.card("stage");
    press.hidden = !stage?.leads || stage.closed;
    press.textContent = say(on() ? "act.wall_down" : "act.wall_up");
    press.setAttribute("aria-pressed", String(on()));
  };
  draw();
  board.pins.add(draw);
  return press;
}

/** The line of the years over an honest zero: own place in key blue, first and last value at their ends. */
function line(series, number, title) {
  const years = series.map(([year]) => Number(year)), values = series.map(([, value]) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = (year) => 8 + (304 * (year - years[0])) / (years.at(-1) - years[0] || 1);
  const y = (value) => 92 - (68 * (value - low)) / (high - low || 1);
  const at = values.length - 1;
  const label = (i, anchor) => svg("text", { x: x(years[i]), y: Math.max(14, y(values[i]) - 8), "text-anchor": anchor, class: i ? "last" : "" }, number.format(values[i]));
  return svg("svg", { viewBox: "0 0 320 116", role: "img", "aria-label": title, class: "chart" },
    svg("line", { x1: 8, x2: 312, y1: y(0), y2: y(0), class: "axis" }),
    svg("polyline", { points: series.map(([year, value]) => `${x(Number(year)).toFixed(1)},${y(value).toFixed(1)}`).join(" "), class: "line" }),
    svg("circle", { cx: x(years[at]), cy: y(values[at]), r: 4, class: "dot" }),
    label(0, "start"), label(at, "end"),
    svg("text", { x: 8, y: 110, "text-anchor": "start" }, String(years[0])),
    svg("text", { x: 312, y: 110, "text-anchor": "end" }, String(years[at])));
}

/** Where the place lies among similar towns: middle half as a band, median as a tick, itself as a dot. */
function strip(board, one, number) {
  const [low, median, high] = one.peers ?? [];
  const own = Number(String(one.value).replace(/,/g, ""));
  if ([low, median, high, own].some((value) => value === null || value === undefined || !Number.isFinite(value))) return null;
  const least = Math.min(low, own), span = Math.max(high, own) - least || 1;
  const x = (value) => 20 + (280 * (value - least)) / span;
  const { say } = board.words, words = say("seat.peers", { value: number.format(median) });
  return el("figure", {},
    svg("svg", { viewBox: "0 0 320 36", role: "img", "aria-label": words, class: "chart" },
      svg("line", { x1: 8, x2: 312, y1: 18, y2: 18, class: "axis" }),
      svg("rect", { x: x(low), y: 8, width: Math.max(2, x(high) - x(low)), height: 20, rx: 4, class: "band" }),
      svg("line", { x1: x(median), x2: x(median), y1: 3, y2: 33, class: "median" }),
      svg("circle", { cx: x(own), cy: 18, r: 7, class: "dot" })),
    el("figcaption", { className: "note" }, `${words} ｜ ${say("seat.peer_band")}`));
}
