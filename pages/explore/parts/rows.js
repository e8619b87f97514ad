// Figures as cards, one under the other: each a button that opens its figure, beside a box to tick it.
// The first of many are seen at once, the others by a press. A tick draws nothing anew.
const FIRST = 8
export default ({ data, parentElement, setTriggerValue }) => {
  const list = parentElement.querySelector("ul")
  const more = parentElement.querySelector(".more")
  const made = (name, words, kind = "") => Object.assign(document.createElement(name), { textContent: words, className: kind })
  const box = (row) => {
    const label = made("label", "")
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", checked: data.chosen.includes(row.name) })
    tick.setAttribute("aria-label", `${data.tick} ${row.title}`)
    tick.onchange = () => setTriggerValue("ticked", `${tick.checked ? "+" : "-"}${row.name}`)
    label.append(tick)
    return label
  }
  const card = (row) => {
    const button = made("button", "")
    button.type = "button"
    const title = row.title.replaceAll("～", "\u2060～\u2060") // 15～64歳 stays in one line
    button.append(made("b", title), made("span", row.value, "value"), made("small", row.years))
    if (row.strip) button.append(Object.assign(new Image(), { src: row.strip, alt: "" }))
    if (row.mark) button.append(made("span", row.mark, "mark"))
    button.onclick = () => setTriggerValue("opened", row.name)
    const item = document.createElement("li")
    item.append(box(row), button)
    return item
  }
  const show = (rows) => list.replaceChildren(...rows.map(card))
  const drawn = JSON.stringify(data.rows)
  if (list.drawn === drawn) return
  list.drawn = drawn
  more.hidden = data.rows.length <= FIRST
  more.textContent = data.more
  more.onclick = () => {
    more.hidden = true
    show(data.rows)
    list.children[FIRST].lastChild.focus()
  }
  show(data.rows.slice(0, FIRST))
}
