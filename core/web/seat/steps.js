// A long form as a few questions, one screen each; what may wait is folded away at the end.

import { button, el } from "/seat/dom.js";

/** @param parts name → node of each question; send: the button that ends it */
export function steps(board, form, { steps: list }, parts, send) {
  const { say, of } = board.words, rest = new Map(parts);
  const pages = list.map(({ label, names }) => ({ label: of(label), node: el("div", { className: "step-page" }, names.map((name) => { const node = rest.get(name); rest.delete(name); return node; })) }));
  pages.at(-1).node.append(el("details", { className: "later" }, el("summary", {}, say("compose.step_later")), ...rest.values()));
  const marks = pages.map(({ label }, at) => button({ className: "quiet" }, () => go(at)));
  const tabs = el("div", { className: "step-tabs", role: "group", ariaLabel: say("compose.steps", { n: pages.length }) }, marks);
  const back = button({ className: "plain", textContent: `‹ ${say("compose.step_back")}` }, () => go(now - 1));
  const on = button({ className: "primary grow" }, () => go(now + 1));
  const all = button({ className: "quiet", textContent: say("compose.step_all") }, () => {
    for (const { node } of pages) { node.hidden = false; for (const one of node.querySelectorAll("details.later")) one.open = true; }
    tabs.remove(); back.remove(); on.remove(); all.remove();
    send.hidden = false;
    form.reveal = undefined;
  });
  let now = 0;
  const filled = ({ node }) => [...node.querySelectorAll(":scope > .ask :is(input, textarea, select)")].every((box) => box.value) && [...node.querySelectorAll(":scope > .toggles")].every((one) => one.querySelector(".attached:not(:empty), :checked"));

  function go(to) {
    now = to;
    pages.forEach(({ node, label }, at) => {
      node.hidden = at !== now;
      marks[at].textContent = `${at !== now && filled(pages[at]) ? "✓ " : ""}${label}`;
      at === now ? marks[at].setAttribute("aria-current", "step") : marks[at].removeAttribute("aria-current");
    });
    back.hidden = now === 0;
    on.hidden = now === pages.length - 1;
    send.hidden = !on.hidden;
    if (!on.hidden) on.textContent = `${say("compose.step_next")} ›`;
    form.scrollTop = 0;
  }

  form.reveal = (box) => { const at = pages.findIndex(({ node }) => node.contains(box)); if (at >= 0) { const later = box.closest("details.later"); if (later) later.open = true; go(at); } };
  form.prepend(tabs, ...pages.map((one) => one.node));
  send.parentNode.querySelector("span.grow")?.remove();
  send.before(back, on);
  form.append(all);
  go(0);
}
