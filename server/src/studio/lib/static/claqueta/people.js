// Who else has this project open: one avatar a person in #people, however many windows they have.
// #people carries a <template> of an avatar and its words: data-alone, data-with ("{names}").
const MOST = 5;
const here = new Map();
let me = "";

const initials = (name) => {
  const parts = (name || "?").replace("@", " ").split(/\s+/).filter(Boolean);
  return [...parts.slice(0, 1), ...parts.slice(1).slice(-1)].map((part) => [...part][0]).join("").toUpperCase() || "?";
};
// The same hue as the pages' avatars have (lib/templatetags/studio.py).
const hue = (id) => ([...new TextEncoder().encode(id)].reduce((sum, byte) => sum + byte, 0) % 8) + 1;

/** Takes what the socket says of people: who came (`here`), who left (`gone`); `reset` begins anew. */
export function showPeople({ reset = false, you, here: came = [], gone = [] }) {
  if (reset) here.clear();
  if (you) me = you.user_id;
  for (const person of came) here.set(person.socket, person);
  for (const socket of gone) here.delete(socket);
  draw();
}

function draw() {
  const shelf = document.getElementById("people");
  if (!shelf) return;
  const others = new Map();
  for (const person of here.values()) if (person.user_id !== me) others.set(person.user_id, person.name);
  const names = [...others.values()];
  const people = [...others].slice(0, MOST).map(([id, name]) => {
    const avatar = shelf.querySelector("template").content.firstElementChild.cloneNode(true);
    avatar.classList.add(`hue-${hue(id)}`);
    avatar.title = name;
    avatar.querySelector("[data-initials]").textContent = initials(name);
    return avatar;
  });
  for (const old of shelf.querySelectorAll(".avatar")) old.remove();
  shelf.append(...people);
  if (names.length > MOST) {
    const more = shelf.querySelector("template").content.firstElementChild.cloneNode(true);
    more.title = names.slice(MOST).join(", ");
    more.querySelector("[data-initials]").textContent = `+${names.length - MOST}`;
    shelf.append(more);
  }
  const told = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(names);
  const words = shelf.querySelector("[data-names]");
  const text = names.length ? shelf.dataset.with.replace("{names}", told) : "";
  if (words.textContent !== text) words.textContent = text;
}
