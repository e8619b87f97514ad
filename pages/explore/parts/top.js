// A figure that is opened from far down the page is read from its title on.
let last = ""
export default ({ data }) => {
  if (data.shown && data.shown !== last) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
  last = data.shown
}
