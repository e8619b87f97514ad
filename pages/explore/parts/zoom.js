// ＋, − and back for the map beside it: the picture stays, only the part of it that is seen changes.
// Dragging, the wheel and arrow keys work once the map has the focus, so that a page still scrolls.
const FAR = 12, STEP = 1.5

export default ({ data, parentElement }) => {
  const buttons = [...parentElement.querySelectorAll("button")]
  const picture = () => document.querySelector(".st-key-map-chart svg.marks")
  let whole = null, seen = null, drawn = null

  const known = () => {
    const svg = picture()
    if (!svg) return null
    if (svg !== drawn) {
      drawn = svg
      const box = svg.getAttribute("viewBox").split(/[\s,]+/).map(Number)
      whole = box
      seen = [...box]
      svg.setAttribute("tabindex", "0")
      svg.style.touchAction = "pan-y"
      listen(svg)
    }
    return svg
  }
  const show = () => drawn.setAttribute("viewBox", seen.join(" "))
  const fit = () => {
    for (const at of [0, 1]) seen[at] = Math.min(Math.max(seen[at], whole[at]), whole[at] + whole[at + 2] - seen[at + 2])
  }
  const zoom = (factor, x = seen[0] + seen[2] / 2, y = seen[1] + seen[3] / 2) => {
    const wide = Math.min(whole[2], Math.max(whole[2] / FAR, seen[2] / factor))
    const share = wide / seen[2]
    seen = [x - (x - seen[0]) * share, y - (y - seen[1]) * share, wide, seen[3] * share]
    fit()
    show()
  }
  const move = (x, y) => { seen[0] += x; seen[1] += y; fit(); show() }
  const own = () => {
    const marked = drawn.querySelector(".mark-text.role-mark text")
    const at = marked && marked.getBoundingClientRect(), frame = drawn.getBoundingClientRect()
    if (!at) return
    const x = seen[0] + (at.left + at.width / 2 - frame.left) / frame.width * seen[2]
    const y = seen[1] + (at.top + at.height / 2 - frame.top) / frame.height * seen[3]
    seen = [x - seen[2] / 2, y - seen[3] / 2, seen[2], seen[3]]
    zoom(3, x, y)
  }
  const listen = (svg) => {
    let from = null
    svg.addEventListener("wheel", (event) => {
      if (document.activeElement !== svg) return
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2)
    }, { passive: false })
    svg.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY] })
    svg.addEventListener("pointermove", (event) => {
      if (!from || seen[2] === whole[2]) return
      const wide = svg.getBoundingClientRect().width
      move((from[0] - event.clientX) * seen[2] / wide, (from[1] - event.clientY) * seen[2] / wide)
      from = [event.clientX, event.clientY]
    })
    for (const end of ["pointerup", "pointerleave"]) svg.addEventListener(end, () => { from = null })
    svg.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
      if (by && seen[2] < whole[2]) { event.preventDefault(); move(by[0] * seen[2] / 8, by[1] * seen[3] / 8) }
      if (event.key === "+") zoom(STEP)
      if (event.key === "-") zoom(1 / STEP)
    })
  }
  const acts = [() => zoom(STEP), () => zoom(1 / STEP), own, () => { seen = [...whole]; show() }]
  buttons.forEach((button, at) => {
    button.textContent = data.words[at]
    button.hidden = !data.words[at]
    button.setAttribute("aria-label", data.names[at])
    button.onclick = () => known() && acts[at]()
  })
  const waiting = setInterval(() => known() && clearInterval(waiting), 300)
  return () => clearInterval(waiting)
}
