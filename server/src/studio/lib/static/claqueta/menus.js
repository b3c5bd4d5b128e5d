// Menus are popovers; this places them by their button, moves by arrow keys and closes after a choice.
const GAP_PX = 4;
const ITEMS = "a[href], button:not(:disabled)";

const buttonOf = (menu) => document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const right = at.left + width + GAP_PX > innerWidth || menu.dataset.side === "end";
  const below = at.bottom + GAP_PX + height < innerHeight || at.top < height;
  menu.style.left = `${Math.max(GAP_PX, right ? at.right - width : at.left)}px`;
  menu.style.top = `${Math.max(GAP_PX, below ? at.bottom + GAP_PX : at.top - GAP_PX - height)}px`;
}

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!(menu instanceof HTMLElement) || !menu.matches(".menu[popover]")) return;
  const button = buttonOf(menu);
  button?.setAttribute("aria-expanded", String(event.newState === "open"));
  if (event.newState !== "open" || !button) return;
  place(menu, button);
  menu.querySelector(ITEMS)?.focus({ focusVisible: false });
}, true);

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".menu:popover-open");
  if (!menu) return;
  const items = [...menu.querySelectorAll(ITEMS)];
  const here = items.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items[to % items.length].focus();
});

document.addEventListener("click", (event) => {
  const menu = event.target.closest?.(".menu:popover-open");
  if (menu && event.target.closest(ITEMS) && !event.target.closest("[data-stay]")) menu.hidePopover();
});
// A page that moves (pictures arrive above, a finger rests) takes the menu along; out of sight, it closes.
addEventListener("scroll", () => {
  const menu = document.querySelector(".menu:popover-open");
  const button = menu && buttonOf(menu);
  if (!button) return;
  const { top, bottom } = button.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) menu.hidePopover();
  else place(menu, button);
}, { passive: true });
