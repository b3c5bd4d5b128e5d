// Short messages at the foot: spoken politely, at least five seconds, held while the pointer or the focus is on them.
// The server sends one with HX-Trigger {"toast": {"text", "kind", "undo", "href", "link"}}.
const STAY_MS = 6000;

function mind(box) {
  let left;
  const wait = () => { left = setTimeout(() => box.remove(), STAY_MS); };
  for (const held of ["pointerenter", "focusin"]) box.addEventListener(held, () => clearTimeout(left));
  for (const free of ["pointerleave", "focusout"]) box.addEventListener(free, wait);
  box.querySelector("[data-dismiss]").addEventListener("click", () => box.remove());
  wait();
}

/** Shows `text`. kind: good, warn or bad; undo: an address that takes it back by POST; href and link: somewhere to go. */
export function toast({ text, kind = "good", undo = "", href = "", link = "" }) {
  const shelf = document.getElementById("toasts");
  const box = document.getElementById(`toast-${kind}`).content.firstElementChild.cloneNode(true);
  box.querySelector("[data-text]").textContent = text;
  const back = box.querySelector("[data-undo]");
  if (undo) back.setAttribute("hx-post", undo);
  else back.remove();
  const go = box.querySelector("[data-go]");
  if (href) { go.href = href; go.textContent = link; } else go.remove();
  shelf.append(box);
  window.htmx.process(box);
  // What is in the top layer would cover them: above it again.
  if (shelf.matches(":popover-open")) shelf.hidePopover();
  shelf.showPopover();
  mind(box);
}

document.addEventListener("toast", (event) => toast(event.detail));
for (const box of document.querySelectorAll("#toasts .toast")) mind(box);
