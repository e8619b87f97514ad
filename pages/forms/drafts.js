// What is typed into a form of a page stays on this device until the server has it. The page says
// what its fields hold; letters are heard here as they are typed, before the page knows of them.

const done = new Set(); // what the server has had, so that it is forgotten once
const had = new Map(); // address → what it was: a box may show it a moment longer
let turn = Promise.resolve(); // one form asks after the other: what two ask at once, one loses
const PATIENCE = 3000;
const PAUSE = 300; // after the last key the page is told what is being typed

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function read(address) {
  try { return JSON.parse(localStorage.getItem(address)) ?? {}; } catch { return {}; }
}

/** Whether it is really kept: storage may be forbidden or full. */
function write(address, values) {
  try {
    if (!Object.keys(values).length) localStorage.removeItem(address);
    else localStorage.setItem(address, JSON.stringify(values));
    return same(read(address), values);
  } catch { return false; }
}

const TYPED = `:is(textarea, [data-testid=stTextInput] input,
  input[type=number], input[type=date], input[type=checkbox])`;
const box = ({ at }) => document.querySelector(`${at} ${TYPED}`);
const typed = (node) => {
  if (node.type === "checkbox") return node.checked;
  if (!/^(number|date)$/.test(node.type)) return node.value;
  return node.value === "" ? null : node.type === "number" ? Number(node.value) : node.value;
};

/** @param data {address, session, sent, heard, words, live, fields: [{name, at, value, first}]} */
export default function drafts({ data, parentElement, setTriggerValue, setStateValue }) {
  const begun = !parentElement.draft;
  const draft = (parentElement.draft ??= listen(parentElement));
  draft.hear(data.heard);
  if (draft.address !== data.address || draft.session !== data.session) Object.assign(draft, { last: {}, asked: {} });
  Object.assign(draft, data);
  draft.tell = (values) => setStateValue("typed", { address: data.address, values });
  if (data.sent && !done.has(data.sent)) {
    had.set(data.address, read(data.address));
    write(data.address, {});
  }
  done.add(data.sent);
  const kept = read(data.address), found = {}, changed = {};
  for (const field of data.fields) {
    const { name, value, first } = field, asked = draft.asked[name], known = name in draft.last;
    const node = box(field), shown = begun && node?.value && typed(node); // typed while we came
    const here = shown && !same(shown, had.get(data.address)?.[name]) ? shown : first;
    const stands = node && name in kept && same(typed(node), kept[name]); // the page is a step behind
    if (asked && same(value, asked.value)) delete draft.asked[name];
    else if (asked?.times < 3 && !draft.asking && same(value, draft.last[name])) found[name] = asked.value;
    else if (known && stands) void 0;
    else if (known ? !same(value, draft.last[name]) : !same(value, first)) changed[name] = value;
    else if (!known && !same(here, first)) changed[name] = here;
    else if (!known && name in kept && !same(kept[name], value)) found[name] = kept[name];
    draft.last[name] = value;
    if (name in found) draft.asked[name] = { value: found[name], times: (asked?.times ?? 0) + 1 };
  }
  draft.keep(changed);
  if (Object.keys(found).length) draft.ask((id) => setTriggerValue("found", { id, values: found }));
  return draft.stop;
}

function listen(parentElement) {
  const note = Object.assign(document.createElement("p"), { className: "draft" });
  parentElement.append(note);
  const draft = { last: {}, asked: {} };
  draft.ask = (send) => {
    const id = draft.asking = Math.random();
    turn = turn.then(() => new Promise((answered) => {
      draft.hear = (heard) => {
        if (heard !== id) return;
        if (draft.asking === id) draft.asking = null;
        answered();
      };
      setTimeout(() => draft.hear(id), PATIENCE);
      parentElement.draft === draft ? send(id) : answered();
    }));
  };
  draft.hear = () => {};
  draft.keep = (changed) => {
    const values = { ...read(draft.address), ...changed };
    for (const { name, first } of draft.fields) if (same(values[name], first)) delete values[name];
    note.textContent = write(draft.address, values) && Object.keys(values).length ? draft.words : "";
  };
  draft.now = () => Object.fromEntries(draft.fields.filter(box).map((one) => [one.name, typed(box(one))]));
  const heard = ({ target }) => {
    const field = draft.fields.find((one) => target.closest?.(one.at));
    const node = field && box(field); // a day is typed into parts beside its input
    if (!node || (node !== target && node.type !== "date")) return;
    draft.keep({ [field.name]: typed(node) });
    if (!draft.live) return;
    clearTimeout(draft.pause);
    draft.pause = setTimeout(() => draft.tell(draft.now()), PAUSE);
  };
  const events = ["input", "keyup"];
  for (const kind of events) document.addEventListener(kind, heard, true);
  draft.stop = () => {
    for (const kind of events) document.removeEventListener(kind, heard, true);
    parentElement.draft = null;
    clearTimeout(draft.pause);
    note.remove();
  };
  return draft;
}
