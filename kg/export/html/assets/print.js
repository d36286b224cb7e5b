// On paper: light colours whatever the screen has, and the sentences of what is listed unfolded.
const PRINTED = 80; // beyond so many statements a panel prints their first words alone
let onScreen = null;
function toPaper() {
  if (onScreen) return;
  const folded = [...panel.querySelectorAll(".statement > details:not([open])")].slice(0, PRINTED);
  onScreen = { theme: document.documentElement.dataset.theme, folded };
  for (const row of folded) (row.open = true), row.dispatchEvent(new Event("toggle"));
  document.documentElement.dataset.theme = "light";
  readTheme();
  showFilters();
  paint();
}
function toScreen() {
  if (!onScreen) return;
  for (const row of onScreen.folded) row.open = false;
  document.documentElement.dataset.theme = onScreen.theme;
  onScreen = null;
  readTheme();
  showFilters();
  paint();
}
window.addEventListener("beforeprint", toPaper);
window.addEventListener("afterprint", toScreen);
