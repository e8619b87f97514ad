// The record's graph: a box that is pressed lights its thread, pressed again it leads to its card.
// Without this script the first thread is lit and every box is a link.
const drawing = document.querySelector("svg.graph");
const nodes = [...(drawing?.querySelectorAll(".node") ?? [])];

const light = (keys, chosen = "") => {
  for (const one of nodes) {
    one.classList.toggle("lit", keys.has(one.dataset.key));
    one.classList.toggle("end", one.dataset.key === chosen);
    one.setAttribute("aria-current", String(one.dataset.key === chosen));
  }
  for (const tie of drawing.querySelectorAll(".tie"))
    tie.classList.toggle("lit", keys.has(tie.dataset.from) && keys.has(tie.dataset.to));
};

const everything = () => light(new Set(nodes.map((one) => one.dataset.key)));

for (const one of nodes)
  one.addEventListener("click", (event) => {
    if (one.classList.contains("end")) return;
    event.preventDefault();
    light(new Set(one.dataset.thread.split(" ")), one.dataset.key);
  });
document.querySelector(".graph-all")?.addEventListener("click", (event) => {
  event.preventDefault();
  everything();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && nodes.includes(document.activeElement)) everything();
});

const unfold = () => {
  const found = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = found || null; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (found) found.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
for (const list of document.querySelectorAll("details.listed"))
  if (matchMedia("(max-width: 760px)").matches) list.open = true;
