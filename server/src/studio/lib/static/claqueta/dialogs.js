// Dialogs are <dialog>s. What htmx puts into #dialog opens it; [data-opens="id"] opens one that lies in the page;
// [data-closes] closes; the event "dialog:close" (an HX-Trigger of the server) closes too.
// hx-confirm and form[data-confirm] ask in a dialog instead of the browser's own.
const dialog = () => document.getElementById("dialog");

document.addEventListener("htmx:afterSwap", (event) => {
  const target = event.detail.target;
  if (target === dialog() && target.childElementCount && !target.open) target.showModal();
});
document.addEventListener("close", (event) => {
  if (event.target === dialog()) event.target.replaceChildren();
}, true);
document.addEventListener("dialog:close", () => { for (const open of document.querySelectorAll("dialog[open]")) open.close(); });

document.addEventListener("click", (event) => {
  const opens = event.target.closest?.("[data-opens]")?.dataset.opens;
  if (opens) document.getElementById(opens)?.showModal();
  if (event.target.closest?.("[data-closes]")) event.target.closest("dialog")?.close();
  // A click on the dialog itself, not on what it holds, is one on its backdrop.
  if (event.target instanceof HTMLDialogElement && event.target.matches(".dialog:not([data-firm])")) event.target.close();
});

/** Whether the person agrees to `question`. */
export function ask(question, { yes = "", bad = true } = {}) {
  const box = document.getElementById("confirm");
  box.querySelector("[data-question]").textContent = question;
  const button = box.querySelector("[data-yes]");
  button.textContent = yes || button.dataset.yes;
  button.classList.toggle("bad", bad);
  box.returnValue = "";
  box.showModal();
  return new Promise((resolve) => box.addEventListener("close", () => resolve(box.returnValue === "yes"), { once: true }));
}

document.addEventListener("htmx:confirm", (event) => {
  if (!event.detail.question) return;
  event.preventDefault();
  const { confirmYes, confirmKind } = event.detail.elt.dataset;
  ask(event.detail.question, { yes: confirmYes, bad: confirmKind !== "good" }).then((agreed) => agreed && event.detail.issueRequest(true));
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.confirm || form.dataset.confirmed) return;
  event.preventDefault();
  ask(form.dataset.confirm, { yes: form.dataset.confirmYes, bad: form.dataset.confirmKind !== "good" }).then((agreed) => {
    if (!agreed) return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(event.submitter);
  });
});
