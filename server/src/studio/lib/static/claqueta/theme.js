// [data-theme-choice="system|dark|light"] chooses the theme; a cookie lets the server draw the next page right at once.
const YEAR_SECONDS = 31_536_000;

function show(choice) {
  for (const button of document.querySelectorAll("[data-theme-choice]"))
    button.setAttribute(button.role === "menuitemradio" ? "aria-checked" : "aria-pressed", String(button.dataset.themeChoice === choice));
}

document.addEventListener("click", (event) => {
  const choice = event.target.closest?.("[data-theme-choice]")?.dataset.themeChoice;
  if (!choice) return;
  document.cookie = `theme=${choice};path=/;max-age=${YEAR_SECONDS};samesite=lax`;
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  show(choice);
});
show(document.documentElement.dataset.theme ?? "system");
