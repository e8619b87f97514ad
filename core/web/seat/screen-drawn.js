// What the wall draws itself: where the use cases lie, the line of a KPI, a face that is nobody's.
// In pixels of a wall 1,920 wide; the picture grows and shrinks with the wall.

import { svg } from "/seat/dom.js";

const LETTER = 30;
/** How wide words are, in pixels of letters of LETTER: half for Latin letters and digits. */
const wide = (text, size = LETTER) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 256 ? 0.58 : 1) * size, 0);
const text = (x, y, words, props = {}) => svg("text", { x, y, "font-size": LETTER, ...props }, words);

/** The field of the picture: as wide as a wall, or beside a list on the desk. */
export const WALL = { left: 150, top: 20, width: 1080, height: 720 }, DESK = { left: 120, top: 20, width: 830, height: 500 };
/** Longer names stand beside the picture, a number at the point. */
const LONGEST = 16, MOST = 8;

/** Whether the names stand at the points themselves: of few, and short enough. */
export const readable = (spots) => spots.length <= MOST && spots.every((spot) => [...spot.title].length <= LONGEST);

/** The use cases by effort and effect. @param named whether their names stand at the points
 *  @param number of a point, where its name does not */
export function matrix(spots, { say }, named, size = WALL, number = (one) => spots.indexOf(one) + 1) {
  const { left, top, width, height } = size, middle = [left + width / 2, top + height / 2];
  const x = (effort) => left + width * (0.1 + 0.8 * (effort - 1) / 2), y = (effect) => top + height * (0.9 - 0.8 * (effect - 1) / 2);
  const points = spots.map((one) => ({ ...one, x: x(one.effort), y: y(one.effect), name: named ? one.title : String(number(one)) }));
  const taken = points.map((one) => [one.x - 22, one.y - 22, one.x + 22, one.y + 22]);
  const best = say("screen.best"), quarter = [top + 42, middle[1] - 18].map((y) => [left + 14, y - LETTER, left + 14 + wide(best), y + 8]);
  const hit = (box) => taken.some(([a, b, c, d]) => a < box[2] && c > box[0] && b < box[3] && d > box[1]);
  const corner = quarter.find((box) => !hit(box)) ?? quarter[0]; // its words cover no point
  taken.push(corner);
  for (const one of points) one.label = beside(one, taken, size);
  const level = (n) => say(`estimate.${n}`);
  return svg("svg", { viewBox: `0 0 ${left + width + 30} ${top + height + 90}`, role: "img", "aria-label": spots.map((one) => `${number(one)} ${one.title}: ${say("estimate.effect", { level: one.effect.toFixed(1) })}, ${say("estimate.effort", { level: one.effort.toFixed(1) })}`).join("; "), class: "plot" },
    svg("rect", { x: left, y: top, width: width / 2, height: height / 2, class: "good" }),
    svg("rect", { x: left, y: top, width, height, class: "frame" }),
    svg("path", { d: `M${left} ${middle[1]}h${width}M${middle[0]} ${top}v${height}`, class: "grid" }),
    text(corner[0], corner[3] - 8, best, { class: "key" }),
    ...[1, 2, 3].flatMap((n) => [text(left - 24, y(n) + 11, level(n), { "text-anchor": "end" }), text(x(n), top + height + 44, level(n), { "text-anchor": "middle" })]),
    text(8, top + 30, `${say("screen.effect")} ↑`, { class: "strong" }), text(left + width, top + height + 84, `${say("screen.effort")} →`, { "text-anchor": "end", class: "strong" }),
    ...points.flatMap((one) => [
      one.chosen ? svg("circle", { cx: one.x, cy: one.y, r: 32, class: "ring" }) : "",
      svg("circle", { cx: one.x, cy: one.y, r: 18, class: one.chosen ? "point chosen" : "point" }),
      ...(one.label.far ? [svg("line", { x1: one.x, y1: one.y, x2: one.label.x, y2: one.label.y - 10, class: "grid" })] : []),
      text(one.label.x, one.label.y, one.name, { "text-anchor": one.label.anchor, class: one.chosen ? "title key" : "title" }),
    ]));
}

/** Right, left, above, below; then farther away: the first place where it covers nothing. */
function beside(one, taken, { left, top, width, height }) {
  const w = wide(one.name), gap = one.chosen ? 42 : 30;
  const free = ([a, b, c, d]) => a >= left && b >= top && c <= left + width && d <= top + height
    && taken.every(([e, f, g, h]) => c <= e || a >= g || d <= f || b >= h || (e === one.x - 22 && f === one.y - 22));
  for (const far of [0, 46, 92, 138, 184]) {
    for (const [anchor, px, py] of [["start", one.x + gap, one.y + 11 + far], ["start", one.x + gap, one.y + 11 - far], ["end", one.x - gap, one.y + 11 + far], ["end", one.x - gap, one.y + 11 - far], ["middle", one.x, one.y - gap - 6 - far], ["middle", one.x, one.y + gap + 28 + far]]) {
      const start = anchor === "start" ? px : anchor === "end" ? px - w : px - w / 2;
      const box = [start, py - LETTER, start + w, py + 8];
      if (free(box)) { taken.push(box); return { x: px, y: py, anchor, far: far > 0 }; }
    }
  }
  return { x: one.x + gap, y: one.y + 11, anchor: "start", far: false };
}

const day = (iso) => Date.parse(`${iso}T00:00:00Z`);

/** A KPI from where it began to its target: the plan dashed, what was measured as a line, chance as
 *  a band, the review as a line with its day. Null where there is no line. @param month words of a day */
const WALL_LINE = { left: 110, right: 1000, top: 70, bottom: 450 };
export const DESK_LINE = { left: 80, right: 660, top: 70, bottom: 340 };

export function course(kpi, { say, of }, month, box = WALL_LINE) {
  if (kpi.baseline === null || !kpi.due || day(kpi.due) <= day(kpi.begin)) return null;
  const ends = [kpi.baseline, kpi.target, ...kpi.actuals.map(([, value]) => value), ...kpi.band.flatMap(([, low, high]) => [low, high])];
  const low = Math.min(0, ...ends), high = Math.max(0, ...ends), [first, last] = [day(kpi.begin), day(kpi.due)];
  const x = (at) => box.left + (box.right - box.left) * Math.min(1, Math.max(0, (at - first) / (last - first)));
  const y = (value) => box.bottom - (box.bottom - box.top) * (value - low) / (high - low || 1);
  const line = (points) => points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const band = [...kpi.band.map(([at, , value]) => [day(at), value]), ...kpi.band.map(([at, value]) => [day(at), value]).reverse()];
  const unit = of(kpi.unit), seen = kpi.review && day(kpi.review) > first && day(kpi.review) < last ? day(kpi.review) : null;
  const real = kpi.actuals.map(([at, value]) => [day(at), value]);
  const step = steps(high - low), marks = [];
  for (let at = Math.ceil(low / step) * step; at <= high + 1e-9; at += step) marks.push(at);
  const near = seen !== null && kpi.plan !== null && Math.abs(y(kpi.plan) - y(kpi.baseline)) < 70 && x(seen) - x(first) < 400; // their words would touch
  const half = seen !== null && x(seen) > (box.left + box.right) / 2;
  return svg("svg", { viewBox: `0 0 ${box.right + 290} ${box.bottom + 60}`, role: "img", "aria-label": `${kpi.title}: ${kpi.base} → ${kpi.aim}${unit}`, class: "plot" },
    ...marks.flatMap((at) => [svg("line", { x1: box.left, x2: box.right, y1: y(at), y2: y(at), class: at === 0 ? "axis" : "grid" }), text(box.left - 18, y(at) + 10, String(+at.toFixed(4)), { "text-anchor": "end" })]),
    band.length ? svg("polygon", { points: line(band), class: "chance" }) : "",
    svg("polyline", { points: line([[first, kpi.baseline], [last, kpi.target]]), class: "plan" }),
    real.length ? svg("polyline", { points: line([[first, kpi.baseline], ...real]), class: "real" }) : "",
    ...real.map(([at, value]) => svg("circle", { cx: x(at), cy: y(value), r: 12, class: "point chosen" })),
    ...(seen === null ? [] : [
      svg("line", { x1: x(seen), x2: x(seen), y1: box.top - 28, y2: box.bottom, class: "review" }),
      text(x(seen) + (half ? -14 : 14), box.top - 30, say("screen.review_on", { day: month(kpi.review) }), { class: "caution", "text-anchor": half ? "end" : "start" }),
      ...(kpi.plan === null ? [] : [svg("circle", { cx: x(seen), cy: y(kpi.plan), r: 13, class: "open-caution" }), text(x(seen) - 20, y(kpi.plan) + (near ? 48 : -20), say("screen.plan", { n: +kpi.plan.toFixed(1) }), { class: "caution", "text-anchor": "end" })]),
    ]),
    svg("circle", { cx: x(first), cy: y(kpi.baseline), r: 13, class: "point chosen" }),
    text(x(first) + 4, y(kpi.baseline) - 46, say("screen.from", { n: kpi.base }), { class: "key" }),
    svg("circle", { cx: x(last), cy: y(kpi.target), r: 13, class: "open" }),
    text(x(last) + 26, y(kpi.target) + 11, say("screen.target", { n: `${kpi.aim}${unit}` }), { class: "key" }),
    band.length ? text(box.right, box.bottom - 16, say("screen.chance"), { "text-anchor": "end" }) : "",
    text(box.left, box.bottom + 46, month(kpi.begin), { "text-anchor": "start" }), text(box.right, box.bottom + 46, month(kpi.due), { "text-anchor": "end" }));
}

/** Steps of an axis: 1, 2 or 5 times a power of ten, some four of them. */
function steps(span) {
  const rough = (span || 1) / 4, power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough);
}

const HAIR = [
  "M60 210Q50 70 120 66Q192 70 182 210L158 214Q166 150 152 118Q120 130 92 116Q78 150 84 214Z",
  "M80 130Q74 66 122 64Q168 66 162 130Q156 108 148 104Q120 106 98 98Q86 108 80 130Z",
  "M70 168Q58 62 122 60Q186 62 174 168Q160 172 156 160Q164 120 148 108Q116 120 96 108Q82 124 88 160Q80 172 70 168Z",
  "M78 134Q70 74 122 70Q172 74 166 134Q160 122 156 108Q120 84 88 108Q82 122 78 134ZM106 66a16 16 0 1 1 32 0Z",
];
/** Somebody invented: one of four simple shapes, by the letters of the name. */
export function face(name) {
  const at = [...name].reduce((sum, one) => sum + one.codePointAt(0), 0) % HAIR.length;
  return svg("svg", { viewBox: "0 0 240 240", "aria-hidden": "true", class: "face" },
    svg("circle", { cx: 120, cy: 120, r: 120, class: "ground" }),
    svg("path", { d: "M46 216Q60 176 106 172H134Q182 176 194 216Q160 240 120 240Q80 240 46 216Z", class: "coat" }),
    svg("path", { d: "M104 150H136V182Q120 196 104 182Z", class: "skin" }), svg("ellipse", { cx: 120, cy: 122, rx: 37, ry: 42, class: "skin" }),
    svg("path", { d: HAIR[at], class: "hair" }));
}
