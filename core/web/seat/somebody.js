// Somebody invented, while they are being written: face, name and the sentence as it will read.

import { el } from "/seat/dom.js";
import { face } from "/seat/screen-drawn.js";

export function somebody({ words: { say } }, holder, name, sentence) {
  holder.replaceChildren(...(name ? [face(name), el("p", {}, el("b", {}, name), el("small", {}, say("screen.invented")))] : []), el("p", { className: "sentence" }, `「${sentence}」`));
}
