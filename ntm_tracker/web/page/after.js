// Keys belong to the program: textual.js waits for a click, and meanwhile F5 would load the page anew.
const seize = () => document.querySelector(".xterm-helper-textarea")?.focus();
const isClosed = () => document.body.classList.contains("-closed");
window.addEventListener("load", () => {
  seize();
  document.querySelector("#again").addEventListener("click", () => window.location.reload());
});
window.addEventListener("focus", seize);
window.addEventListener("keydown", (event) => {
  if (isClosed() || event.target.classList.contains("xterm-helper-textarea")) return;
  event.preventDefault();
  seize();
});
