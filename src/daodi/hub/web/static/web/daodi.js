// Suggestions under a search field (an ARIA combobox). Everything works without this file.
(() => {
  "use strict";
  const HAN = /[\u3400-\u9fff]/;
  const WAIT = 150;

  for (const field of document.querySelectorAll("input[data-suggest]")) combobox(field);
  document.querySelector(".es[autofocus]")?.focus();

  function combobox(field) {
    const box = field.closest(".find") || field.parentElement;
    const id = `${field.id}-list`;
    let list = null, chosen = -1, timer = 0, asked = "";

    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", id);

    const options = () => (list ? [...list.querySelectorAll("[role=option]")] : []);

    function close() {
      list?.remove();
      list = null;
      chosen = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function choose(at) {
      const all = options();
      if (!all.length) return;
      all[chosen]?.setAttribute("aria-selected", "false");
      chosen = (at + all.length) % all.length;
      all[chosen].setAttribute("aria-selected", "true");
      all[chosen].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", all[chosen].id);
    }

    async function ask() {
      const words = field.value.trim();
      if (words === asked) return;
      asked = words;
      if (words.length < (HAN.test(words) ? 1 : 2)) return close();
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`);
      if (!answer.ok || asked !== words) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      close();
      list = page.querySelector(".sg");
      if (!list || !list.querySelector("[role=option]") || document.activeElement !== field) return (list = null);
      list.id = id;
      options().forEach((one, at) => (one.id = `${id}-${at}`));
      list.addEventListener("mousedown", (event) => {
        const one = event.target.closest("[role=option]");
        if (one) {
          event.preventDefault();
          location.href = one.dataset.href;
        }
      });
      box.append(list);
      field.setAttribute("aria-expanded", "true");
    }

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && list) choose(chosen + 1);
      else if (event.key === "ArrowUp" && list) choose(chosen < 0 ? -1 : chosen - 1);
      else if (event.key === "Escape" && list) close();
      else if (event.key === "Enter" && chosen >= 0) location.href = options()[chosen].dataset.href;
      else return;
      event.preventDefault();
    });
  }
})();
