/* A page that is overdue for review says so, at its head and at its foot. The date stands in the
   page: the site need not be built again for the reader to know. */
const relecture = document.querySelector("[data-relire-avant]");
const aujourdhui = new Date().toLocaleDateString("sv"); // 2026-11-22, in the reader's own time
if (relecture && relecture.dataset.relireAvant <= aujourdhui) {
  const retard = relecture.querySelector(".suite__retard");
  retard.hidden = false;
  const avis = document.createElement("p");
  avis.className = "retard";
  avis.textContent = relecture.textContent;
  document.querySelector("h1").after(avis);
}
