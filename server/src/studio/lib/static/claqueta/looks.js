// The live still of a form: [data-look] is the poster beside it. The form is sent while it is filled in; the server
// answers with the event "look:ordered" {address, unfit}: the picture is put in its place when it is there, and each
// value that does not fit says so under its field. [data-looking] tells the server which field is being filled in.
const RETRY_MS = 1500;
const MOST_TRIES = 8;
let newest = "";

function show(poster, address, tries = 0) {
  const next = new Image();
  next.addEventListener("load", () => {
    if (address !== newest) return;
    const picture = poster.querySelector("img");
    picture.src = address;
    picture.hidden = false;
    poster.removeAttribute("aria-busy");
  });
  next.addEventListener("error", () => {
    if (address !== newest) return;
    if (tries < MOST_TRIES) setTimeout(() => address === newest && show(poster, address, tries + 1), RETRY_MS);
    else poster.removeAttribute("aria-busy");
  });
  next.src = address;
}

function mark(unfit) {
  for (const place of document.querySelectorAll("[data-why]")) {
    const reason = unfit[place.dataset.why] ?? "";
    const field = place.closest(".field");
    place.hidden = !reason;
    place.querySelector("[data-reason]").textContent = reason;
    field.toggleAttribute("data-bad", Boolean(reason));
    const control = field.querySelector("input, textarea, select");
    if (reason) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
}

document.addEventListener("look:ordered", ({ detail }) => {
  const poster = document.querySelector("[data-look]");
  if (!poster) return;
  mark(detail.unfit);
  if (detail.address === newest) return;
  newest = detail.address;
  poster.setAttribute("aria-busy", "true");
  show(poster, detail.address);
});
document.addEventListener("focusin", (event) => {
  const key = event.target.closest?.("[data-field]")?.dataset.field;
  const looking = document.querySelector("[data-looking]");
  if (!key || !looking || looking.value === key) return;
  looking.value = key;
  window.htmx.trigger(looking.form, "look");
});
