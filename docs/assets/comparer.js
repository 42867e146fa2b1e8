/* The offers that the reader compares: their boxes show their columns, and the address keeps them. */
(() => {
  const page = document.querySelector("[data-comparatif]");
  if (!page) return;
  const form = page.querySelector("form");
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const rows = [...page.querySelectorAll("tr")];
  const status = page.querySelector("[data-etat]");
  const MARK = "#offres=";

  function show() {
    const chosen = boxes.filter((box) => box.checked);
    // One offer alone is no comparison: its box cannot be emptied, and says why.
    for (const box of boxes) box.disabled = box.checked && chosen.length <= 2;
    for (const row of rows) boxes.forEach((box, i) => (row.children[i + 1].hidden = !box.checked));
    page.style.setProperty("--largeur", chosen.length);
    status.textContent = chosen.length <= 2 ? "Deux offres affichées, le minimum pour comparer." : `${chosen.length} offres affichées.`;
    return chosen.map((box) => box.value);
  }

  form.addEventListener("change", () => {
    const chosen = show();
    history.replaceState(null, "", chosen.length < boxes.length ? MARK + chosen.join(",") : location.pathname);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-action=imprimer]").addEventListener("click", () => {
    document.body.classList.add("imprime-feuille");
    window.print();
  });
  addEventListener("afterprint", () => document.body.classList.remove("imprime-feuille"));

  const asked = location.hash.startsWith(MARK) ? location.hash.slice(MARK.length).split(",") : [];
  const known = boxes.filter((box) => asked.includes(box.value));
  // A phone has room for two columns.
  const first = known.length > 1 ? known : matchMedia("(max-width: 38rem)").matches ? boxes.slice(0, 2) : boxes;
  for (const box of boxes) box.checked = first.includes(box);
  for (const part of page.querySelectorAll("[data-avec-script]")) part.hidden = false;
  show();
})();
