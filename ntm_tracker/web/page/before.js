// What the program said last is told on the page: textual.js knows no such message.
window.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...address);
    this.addEventListener("message", (event) => {
      if (typeof event.data !== "string") return;
      const [kind, said] = JSON.parse(event.data);
      if (kind === "told") document.querySelector("#told").textContent = said;
    });
  }
};
