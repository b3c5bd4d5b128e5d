// Choosing many assets: boxes on the cards, Shift for a range, the bar of what one can do with them.
const boxes = () => [...document.querySelectorAll('[name="asset"][type="checkbox"]')];
let last = null;

function show() {
  const chosen = boxes().filter((box) => box.checked);
  const bar = document.getElementById("chosen");
  if (!bar) return;
  bar.hidden = chosen.length === 0;
  bar.querySelector("[data-chosen-count]").textContent = String(chosen.length);
  document.querySelector(".assets")?.classList.toggle("choosing", chosen.length > 0);
}
function none() {
  for (const box of boxes()) box.checked = false;
  show();
}
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-choose-none]")) none();
  const box = event.target.closest?.('[name="asset"][type="checkbox"]');
  if (!box) return;
  if (event.shiftKey && last?.isConnected) {
    const all = boxes();
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    for (const each of all.slice(from, to + 1)) each.checked = box.checked;
  }
  last = box;
  show();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.target.matches("input, textarea, dialog *")) none(); });
document.addEventListener("chosen:none", none);
// A list looked at again keeps what was chosen.
let kept = [];
document.addEventListener("htmx:beforeSwap", () => { kept = boxes().filter((box) => box.checked).map((box) => box.value); });
document.addEventListener("htmx:afterSwap", () => {
  for (const box of boxes()) if (kept.includes(box.value)) box.checked = true;
  show();
});
document.addEventListener("click", (event) => {
  const card = event.target.closest?.(".asset .cover");
  if (!card) return;
  document.querySelector(".asset .cover[aria-current]")?.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
});
