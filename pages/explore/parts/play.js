// ▶ goes from year to year, each as soon as the one before is drawn, and stops at the newest. Where
// a device asks for less motion a press is one year.
const PAUSE = 700

export default ({ data, parentElement, setTriggerValue }) => {
  const button = parentElement.querySelector("button")
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches
  const step = () => setTriggerValue("year", data.next)
  const show = (going) => {
    button.dataset.going = going ? "yes" : ""
    button.textContent = going ? "❚❚" : "▶"
    button.setAttribute("aria-label", going ? data.stop : data.play)
  }
  show(button.dataset.going && !data.newest)
  const waiting = button.dataset.going && setTimeout(step, PAUSE)
  button.onclick = () => {
    clearTimeout(waiting)
    const begins = !button.dataset.going
    show(begins && !still())
    if (begins) step()
  }
  return () => clearTimeout(waiting)
}
