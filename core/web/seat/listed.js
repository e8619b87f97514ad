// The figures of 「数字を見る」, drawn: looked over by field, found by a word, opened where they stand.

import { button, el, random, svg } from "/seat/dom.js";
import { post } from "/seat/outbox.js";

/** A hundred figures: by field, to look over; a word narrows them; each opens where it stands. */
export function listed(board, holder, list) {
  const { say } = board.words;
  const plain = (text) => String(text).normalize("NFKC").toLowerCase();
  const none = el("p", { className: "empty", hidden: true, role: "status" }, say("seat.find_none"));
  const groups = new Map();
  for (const one of list) {
    const name = one.field ?? "";
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push({ node: row(board, one), text: plain(`${one.title} ${one.question} ${name}`) });
  }
  const drawn = [...groups].map(([name, rows]) => ({
    rows, node: el("section", {}, name && el(board.level.section, {}, name), el("ul", { className: "cards" }, rows.map((one) => one.node))),
  }));
  const find = el("input", { type: "search", id: "find-figure", autocomplete: "off" });
  find.oninput = () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    for (const { rows, node } of drawn) {
      for (const one of rows) one.node.hidden = !words.every((word) => one.text.includes(word));
      node.hidden = rows.every((one) => one.node.hidden);
    }
    none.hidden = drawn.some(({ node }) => !node.hidden);
  };
  holder.replaceChildren(
    el("div", { className: "find" }, el("label", { htmlFor: "find-figure" }, say("seat.find_figure")), find), none, ...drawn.map((one) => one.node));
}

function row(board, one) {
  const value = one.missing ? board.words.say("seat.missing") : `${one.value} ${one.unit}`;
  const more = el("div", { className: "more" });
  const inside = el("details", {}, el("summary", {}, el("b", {}, one.title), el("span", { className: "value" }, value)), more);
  inside.ontoggle = () => { if (inside.open && !more.children.length) more.append(...opened(board, one)); };
  return el("li", { className: "card" }, inside);
}

function opened(board, one) {
  const { say } = board.words;
  const digits = one.value?.split(".")[1]?.length ?? 0; // as exact as the value itself
  const number = new Intl.NumberFormat(board.words.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const series = (one.series ?? []).filter((pair) => pair[1] !== null);
  const table = series.length > 1 && el("details", {}, el("summary", {}, say("seat.table")),
    el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("seat.year")), el("th", { scope: "col" }, `${say("seat.value")} (${one.unit})`))),
      el("tbody", {}, series.map(([year, value]) => el("tr", {}, el("th", { scope: "row" }, String(year)), el("td", {}, number.format(value)))))));
  const words = [
    one.missing
      ? el("p", {}, `${say("seat.missing")}（${one.missing}）`)
      : el("p", { className: "big" }, String(one.value), " ", el("small", {}, `${one.unit} · ${one.year}`)),
    !one.missing && one.sentence ? el("p", {}, one.sentence) : null,
    series.length > 1 ? line(series, number, `${one.title}: ${one.sentence}`) : null,
    !one.missing ? strip(board, one, number) : null,
    one.question ? el("p", { className: "question" }, one.question) : null,
    el("p", { className: "note" }, say("seat.source"),
      el("a", { href: `/sources?indicator=${one.indicator_id}&language=${board.words.language}`, target: "_blank", rel: "noopener" }, one.source)),
    table,
  ];
  if (!one.missing) words.push(...pin(board, one));
  return words.filter(Boolean);
}

/** Takes the figure into what one writes; in a stage without that, shows it to everybody. */
function pin(board, one) {
  const { say } = board.words;
  const note = el("p", { className: "note", role: "status" });
  const press = button({ className: "primary wide" }, async () => {
    const told = await post(`/w/${board.workshop}/pin`, { indicator_id: one.indicator_id, request_id: random() });
    if (told.refused || told.lost) note.textContent = board.why(told);
    else { note.textContent = `✓ ${say(board.pinsInto() ? "seat.pinned" : "seat.shown")}`; board.pinned(told.figure); }
  });
  const draw = () => {
    press.hidden = !board.writes();
    press.textContent = say(board.pinsInto() ? "seat.pin_write" : "seat.pin");
    note.textContent = "";
  };
  draw();
  board.pins.add(draw);
  return [note, press];
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
