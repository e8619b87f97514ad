// Furigana: words of ours say 「漢字《かんじ》」; here they become ruby wherever they are shown. What people
// wrote is left as they wrote it.

const READ = /([\u3005\u4e00-\u9fff\u30f6]+)《([^》]*)》/;
const OWN = ".text, .quote, .value, .facts dd, textarea, script, style, ruby";
const NAMES = ["aria-label", "placeholder", "title"];
const plain = (text) => text.replace(/《[^》]*》/g, "");

function read(node) {
  if (!node.data.includes("《") || !node.parentElement || node.parentElement.closest(OWN)) return;
  if (node.parentElement.closest("option, title")) { node.data = plain(node.data); return; }
  const parts = [];
  let rest = node.data, found;
  while ((found = READ.exec(rest))) {
    const ruby = document.createElement("ruby"), kana = document.createElement("rt");
    kana.textContent = found[2];
    ruby.append(found[1], kana);
    parts.push(rest.slice(0, found.index), ruby);
    rest = rest.slice(found.index + found[0].length);
  }
  const whole = document.createElement("span"); // one piece, also where pieces stand side by side
  whole.append(...parts, rest);
  node.replaceWith(whole);
}

function all(root) {
  if (root.nodeType === Node.TEXT_NODE) { read(root); return; }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  for (const one of [root, ...root.querySelectorAll(NAMES.map((name) => `[${name}*="《"]`).join())]) {
    for (const name of NAMES) if (one.getAttribute(name)?.includes("《")) one.setAttribute(name, plain(one.getAttribute(name)));
  }
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  texts.forEach(read);
}

export function furigana() {
  document.documentElement.dataset.easy = "on";
  const look = () => { if (document.title.includes("《")) document.title = plain(document.title); };
  all(document.body);
  look();
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) type === "childList" ? addedNodes.forEach(all) : all(target);
    look();
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
}
