// Where a target lies, while it is typed: among the similar towns, and in a few sentences. It never blocks.

import { el, svg } from "/seat/dom.js";
import { numbers } from "/seat/finding.js";

/** @param aim what the server says of the target, or null without a figure */
export function aim(board, aim) {
  if (!aim) return [];
  const { say, of, language } = board.words, one = { ...aim, title: of(aim.title), unit: of(aim.unit) };
  const told = [
    aim.target !== null && el("b", {}, say("compose.aim", { target: `${aim.target.toLocaleString(language)}${one.unit}` })),
    aim.peers && among(one, numbers(one, language), say),
    aim.lines.length > 0 && el("ul", { className: "lines" }, aim.lines.map((line) => el("li", {}, of(line)))),
    aim.unknown && el("p", {}, say("compose.aim_unknown")),
    aim.apart > 0 && el("p", { className: "apart" }, say("compose.aim_apart", { n: aim.apart })),
  ];
  return told.filter(Boolean);
}

/** Every similar town as a dot in its place, the middle half as a band, the median as a tick. */
function among(one, number, say) {
  const [low, median, high] = one.peers, own = Number(one.value.replace(/,/g, "")), towns = one.towns;
  const aims = Number.isFinite(one.target) ? [one.target] : []; // of a KPI that is being set
  const least = Math.min(own, ...aims, ...towns), span = Math.max(own, ...aims, ...towns) - least || 1, x = (value) => 20 + (280 * (value - least)) / span;
  const piles = new Map();
  const dots = [...towns].sort((a, b) => a - b).map((value) => {
    const place = Math.round(x(value) / 7), high = piles.get(place) ?? 0;
    piles.set(place, high + 1);
    return svg("circle", { cx: place * 7, cy: 104 - Math.min(high, 9) * 7, r: 3, class: "town" });
  });
  const words = say("seat.peers", { value: number.format(median) });
  return svg("svg", { viewBox: "0 0 320 156", role: "img", "aria-label": `${one.title} ${one.value} ${one.unit}. ${words}`, class: "chart" },
    svg("rect", { x: x(low), y: 112, width: Math.max(3, x(high) - x(low)), height: 12, rx: 4, class: "band" }),
    svg("line", { x1: 8, x2: 312, y1: 118, y2: 118, class: "axis" }), ...dots,
    svg("line", { x1: x(median), x2: x(median), y1: 108, y2: 128, class: "median" }),
    svg("line", { x1: x(own), x2: x(own), y1: 30, y2: 118, class: "line" }), svg("circle", { cx: x(own), cy: 118, r: 7, class: "dot" }),
    ...aims.map((value) => svg("line", { x1: x(value), x2: x(value), y1: 40, y2: 128, class: "aim" })), ...aims.map((value) => svg("text", { x: Math.min(290, Math.max(30, x(value))), y: 38, "text-anchor": "middle", class: "last" }, `→ ${number.format(value)}`)),
    svg("text", { x: Math.min(250, Math.max(70, x(own))), y: 22, "text-anchor": "middle", class: "last" }, `${one.value} ${one.unit}`),
    svg("text", { x: Math.min(230, Math.max(90, x(median))), y: 148, "text-anchor": "middle" }, words));
}
