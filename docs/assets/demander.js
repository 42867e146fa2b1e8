/* A request, prepared on this device: a message to copy, and the letter that goes on from it. */
(() => {
  const page = document.querySelector("[data-demande]");
  if (!page) return;
  const form = page.querySelector("form");
  const sheet = page.querySelector("[data-feuille]");
  const status = page.querySelector("[data-etat]");
  const fields = [...form.querySelectorAll("[data-champ]")];
  const mail = page.querySelector("[data-courriel]");
  const offer = () => form.querySelector("[name=offre]:checked");

  function update() {
    const said = Object.fromEntries(fields.map((field) => [field.dataset.champ, field.value.trim()]));
    said.offre = offer().value;
    for (const place of sheet.querySelectorAll("[data-place]")) place.textContent = said[place.dataset.place] || "…";
    for (const part of sheet.querySelectorAll("[data-si]")) part.hidden = !said[part.dataset.si];
    const left = [...sheet.querySelectorAll("[data-place]")].filter((place) => place.textContent === "…" && !place.closest("[hidden]"));
    page.querySelector("[data-bilan]").textContent = left.length ? `Reste à écrire : ${left.length}.` : "Rien ne manque.";
    page.querySelector("[data-lettre-choisie]").textContent = offer().dataset.lettreTitre;
    if (mail) mail.href = `mailto:${mail.dataset.courriel}?subject=${encodeURIComponent("Demande de renseignements")}&body=${encodeURIComponent(sheet.innerText)}`;
    status.textContent = "";
    return said;
  }

  const ACTIONS = {
    async copier() {
      try {
        await navigator.clipboard.writeText(sheet.innerText);
      } catch {
        getSelection().selectAllChildren(sheet);
        document.execCommand("copy");
        getSelection().removeAllRanges();
      }
      status.textContent = "Le message est copié : collez-le dans votre messagerie.";
    },
    lettre() {
      try {
        // Read once by the letter, then removed: it never outlives this tab.
        sessionStorage.setItem("demande", JSON.stringify(update()));
      } catch {
        // The browser keeps nothing: the letter opens blank.
      }
      location.href = offer().dataset.lettreHref;
    },
    effacer() {
      form.reset();
      update();
      fields[0].focus();
      status.textContent = "Tout est effacé.";
    },
  };

  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  page.addEventListener("click", ({ target }) => ACTIONS[target.closest("[data-action]")?.dataset.action]?.());

  for (const part of page.querySelectorAll("[data-avec-script]")) part.hidden = false;
  // The page of an offer leads here with that offer chosen.
  const chosen = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (chosen?.name === "offre") chosen.checked = true;
  update();
})();
