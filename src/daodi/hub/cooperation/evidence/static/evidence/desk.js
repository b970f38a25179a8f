// Keys of the evidence desk, and words chosen in the text. Everything works without this file, by its forms.
(() => {
  "use strict";
  const KEYS = ["y", "n", "e", "m", "u", "j", "k"];
  let waiting = Promise.resolve();

  const desk = () => document.getElementById("desk");
  const busy = (one) => one.closest("input, textarea, select, [contenteditable]");

  // Each key is answered after the one before it, so that none is lost, however fast they come.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || busy(event.target)) return;
    const key = event.key.toLowerCase();
    if (!desk() || !KEYS.includes(key)) return;
    event.preventDefault();
    waiting = waiting.then(() => pressed(key)).catch(() => location.reload());
  });

  async function pressed(key) {
    const one = desk()?.querySelector(`[data-key="${key}"]`);
    if (!one) return;
    if (one.tagName === "SUMMARY") {
      one.parentElement.open = true;
      one.parentElement.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    } else if (one.tagName === "A") await show(await fetch(one.href));
    else {
      const sent = new FormData(one.form, one);
      await show(await fetch(one.form.action, { method: "POST", body: new URLSearchParams(sent) }));
    }
  }

  async function show(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.getElementById("main");
    if (!main) return location.assign(answer.url);
    history.replaceState(null, "", answer.url.split("#")[0] + "#desk");
    document.getElementById("main").replaceWith(main);
    document.title = page.title;
    ready();
  }

  function ready() {
    const lit = document.querySelector(".ev mark.lit"), whole = lit?.closest("blockquote");
    if (whole) whole.scrollTop = lit.offsetTop - whole.offsetTop - whole.clientHeight / 3;
    document.querySelector(".es[autofocus]")?.focus();
    for (const button of document.querySelectorAll("[data-takes]")) button.hidden = false;
  }

  // The words chosen in the text go into the form, with their place.
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const whole = document.querySelector("blockquote.whole"), now = getSelection();
    if (!whole || !now.rangeCount || now.isCollapsed) return;
    const range = now.getRangeAt(0);
    if (!whole.contains(range.startContainer) || !whole.contains(range.endContainer)) return;
    const before = document.createRange();
    before.setStart(whole, 0);
    before.setEnd(range.startContainer, range.startOffset);
    // Places count characters, not the halves of which some are made here.
    chosen = { quote: range.toString(), start: Number(whole.dataset.first) + [...before.toString()].length };
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-takes]");
    if (!button || !chosen) return;
    const form = button.form;
    form.elements.quote.value = chosen.quote;
    form.elements.start.value = chosen.start;
  });

  ready();
})();
