// Figures as cards, one under the other: each a button that opens its figure. The first of many
// are seen at once, the others by a press.
const FIRST = 8
export default ({ data, parentElement, setTriggerValue }) => {
  const list = parentElement.querySelector("ul")
  const made = (name, words, kind = "") => Object.assign(document.createElement(name), { textContent: words, className: kind })
  const card = (row) => {
    const button = made("button", "")
    button.type = "button"
    const title = row.title.replaceAll("～", "～\u2060") // 15～64歳 stays in one line
    button.append(made("b", title), made("span", row.value, "value"))
    if (row.strip) button.append(Object.assign(new Image(), { src: row.strip, alt: "" }))
    else button.append(made("i", ""))
    button.append(made("span", row.place, "mark"), made("small", row.years), made("small", row.marks, "mark"))
    button.onclick = () => setTriggerValue("opened", row.name)
    const item = document.createElement("li")
    item.append(button)
    return item
  }
  const more = parentElement.querySelector(".more")
  const show = (rows) => list.replaceChildren(...rows.map(card))
  more.hidden = data.rows.length <= FIRST
  more.textContent = data.more
  more.onclick = () => {
    more.hidden = true
    show(data.rows)
    list.children[FIRST].firstChild.focus()
  }
  show(data.rows.slice(0, FIRST))
}
