// Small manners of forms: [data-submits] sends its form when changed, [data-counter] counts letters, [data-copies]
// copies, [data-value-of] mirrors a control, rows of [data-sortable] are dragged into order.
import { csrfToken, say } from "./requests.js";
import { toast } from "./toasts.js";

document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-submits]")) event.target.form.requestSubmit();
});
document.addEventListener("input", (event) => {
  const control = event.target;
  const counter = control.closest?.(".field")?.querySelector("[data-counter]");
  if (counter) counter.textContent = `${[...control.value].length} / ${control.maxLength}`;
  for (const mirror of document.querySelectorAll(`[data-value-of="${CSS.escape(control.id || " ")}"]`)) mirror.textContent = control.dataset.unit ? `${new Intl.NumberFormat(document.documentElement.lang, { signDisplay: "exceptZero", minimumFractionDigits: 1 }).format(control.value)} ${control.dataset.unit}` : control.value;
});
document.addEventListener("click", async (event) => {
  const copies = event.target.closest?.("[data-copies]");
  if (!copies) return;
  await navigator.clipboard.writeText(copies.dataset.copies);
  toast({ text: say("copied") });
});
// Enter in an in-place field leaves it (which saves), Escape brings the old text back.
document.addEventListener("keydown", (event) => {
  const control = event.target;
  if (!control.matches?.(".in-place, [data-commits]")) return;
  if (event.key === "Enter" && (control.tagName !== "TEXTAREA" || event.ctrlKey || event.metaKey)) { event.preventDefault(); control.blur(); }
  if (event.key === "Escape") { control.value = control.defaultValue; control.blur(); }
});

let dragged;
document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-sortable] > [draggable='true']");
  dragged?.setAttribute("data-dragged", "");
});
document.addEventListener("dragover", (event) => {
  const over = event.target.closest?.("[data-sortable] > [draggable='true']");
  if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  const { top, height } = over.getBoundingClientRect();
  if (over !== dragged) over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
});
document.addEventListener("dragend", () => {
  if (!dragged) return;
  dragged.removeAttribute("data-dragged");
  const list = dragged.parentElement;
  // Beside whom, not at which place: others may have moved something meanwhile.
  const values = { after: dragged.previousElementSibling?.dataset.id ?? "", before: dragged.nextElementSibling?.dataset.id ?? "" };
  window.htmx.ajax("POST", dragged.dataset.moves, { values, target: list.dataset.sortable || undefined, swap: "outerHTML" });
  dragged = undefined;
});

// [data-json="PATCH"] sends its fields as JSON to the API and shows a refusal, or [data-said], as a toast.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.json) return;
  event.preventDefault();
  const response = await fetch(form.action, {
    method: form.dataset.json,
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(Object.fromEntries(new FormData(form))),
  }).catch(() => null);
  if (response?.ok) toast({ text: form.dataset.said });
  else toast({ text: (await response?.json().catch(() => null))?.title ?? say("offline"), kind: "bad" });
});
