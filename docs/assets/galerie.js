/* The gallery of worksheets: facets narrow the cards down, and stand in the address. Without this
   script every card is shown. */
(() => {
  const gallery = document.querySelector("[data-galerie]");
  if (!gallery) return;
  const form = gallery.querySelector("form");
  const selects = [...form.querySelectorAll("select")];
  const reset = form.querySelector("[type=reset]");
  const told = form.querySelector("[data-bilan]");
  const empty = gallery.querySelector("[data-vide]");
  const cards = [...gallery.querySelectorAll(".carte")].map((element) => ({
    element,
    values: new Set(element.dataset.valeurs.split(" ")),
  }));

  const chosen = () => selects.filter((s) => s.value).map((s) => `${s.name}=${s.value}`);
  const has = (card, wanted) => wanted.every((value) => card.values.has(value));

  /** What each value would leave, the other facets being what they are. */
  function count(select) {
    const others = chosen().filter((value) => !value.startsWith(`${select.name}=`));
    const left = cards.filter((card) => has(card, others));
    for (const option of select.options) {
      if (!option.value) continue;
      const number = left.filter((card) => card.values.has(`${select.name}=${option.value}`)).length;
      option.textContent = `${option.dataset.libelle} (${number})`;
      option.disabled = !number && !option.selected;
    }
  }

  function show() {
    const wanted = chosen();
    let number = 0;
    for (const card of cards) {
      const kept = has(card, wanted);
      card.element.hidden = !kept;
      number += kept;
    }
    selects.forEach(count);
    reset.hidden = !wanted.length;
    empty.hidden = number > 0;
    const whole = wanted.length ? ` sur ${cards.length}` : "";
    told.textContent = `${number} fiche${number > 1 ? "s" : ""}${whole}`;
  }

  /** The address says what is shown: it can be kept, sent, and gone back to. */
  function remember() {
    const query = new URLSearchParams(chosen().map((value) => value.split("=")));
    const search = query.size ? `?${query}` : location.pathname;
    history.replaceState(null, "", search);
  }

  function read() {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = query.get(select.name) ?? "";
      const known = [...select.options].some((option) => option.value === value);
      select.value = known ? value : "";
    }
  }

  form.addEventListener("change", () => { show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    show();
    remember();
    selects[0].focus();
  });
  read();
  form.hidden = false;
  show();
})();
