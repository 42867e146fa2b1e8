/* An estimate, line by line, with the words and the prices that the page carries. Nothing is sent. */
(() => {
  const page = document.querySelector("[data-estimateur]");
  if (!page) return;
  const form = page.querySelector("form");
  const status = page.querySelector("[data-etat]");
  const shown = (name) => page.querySelector(`[data-feuille] [data-${name}]`);

  const counted = (number, unit) => `${number}${guide.NBSP}${unit}${number < 2 ? "" : "s"}`;
  /** Nothing is touched that stays as it is: the page is then laid out again for what changed. */
  const say = (place, words) => {
    const text = place.firstChild ?? place.appendChild(new Text());
    if (text.data !== words) text.data = words; // to replace the node would judge every :has() again
  };
  const hide = (place, hidden) => place.hidden === hidden || (place.hidden = hidden);
  const list = (items) => items.join(`${guide.NBSP}; `);

  /* ---------- What is typed ---------- */
  /** Why a number cannot be counted; nothing when it can. */
  function wrong(field) {
    const typed = field.value.replace(/[\s\u00a0\u202f]/g, "");
    const most = Number(field.dataset.maximum);
    if (!typed) return `Écrivez un nombre, de 0 à ${most}.`;
    if (/^[-−]\d/.test(typed)) return "Un nombre ne peut pas être négatif.";
    if (/^\+?\d+[.,]\d+$/.test(typed)) return "Écrivez un nombre entier, sans virgule : on ne compte pas de fraction.";
    if (!/^\d+$/.test(typed)) return "Écrivez un nombre en chiffres.";
    return Number(typed) > most ? `${most} au plus ici. Au-delà, demandez un devis.` : "";
  }
  const number = (field) => (wrong(field) ? 0 : Number(field.value.replace(/[\s\u00a0\u202f]/g, "")));

  /** What is asked: the rate, the format, and a number for each line that asks for one. */
  function answers() {
    const rate = form.elements.tarif.value;
    const fields = [...form.querySelectorAll(`[data-questions="${rate}"] [data-nombre]`)];
    return {
      rate,
      fields,
      format: form.querySelector(`[name="rencontre-${rate}"]:checked`),
      numbers: new Map(fields.map((field) => [field.dataset.nombre, number(field)])),
    };
  }

  /* ---------- The calculation, as macros/model/estimation.py does it ---------- */
  /** The price of a whole volume, or of one unit, in cents; none when nothing is published. */
  function price({ centimes, taxe, volumes }, quantity) {
    const sold = volumes.split(" ").find((volume) => volume.split("=")[0] === String(quantity));
    if (!sold) return centimes ? { sum: Number(centimes) * quantity, tax: taxe, unit: Number(centimes) } : { volume: false };
    const [sum, tax] = (sold.split("=")[1] ?? "").split("-");
    return sum ? { sum: Number(sum), tax } : { volume: true };
  }

  function line(row, { numbers, format }) {
    const { poste, unite, rencontres, volumes } = row.dataset;
    const asked = "demandee" in row.dataset;
    const quantity = asked ? numbers.get(poste) : null;
    const elsewhere = rencontres && !rencontres.split(" ").includes(format?.value);
    if (elsewhere || quantity === 0) return null;
    const title = row.querySelector("th").firstChild.textContent;
    const found = asked ? price(row.dataset, quantity) : {};
    const amount = (cents) => `${guide.euros(cents)} ${found.tax}`;
    const priced = found.sum !== undefined;
    const unpriced = volumes && found.volume === false ? "aucune formule publiée à ce volume" : "aucun prix publié";
    return {
      title,
      ...found,
      quantity: asked ? counted(quantity, unite) : "à préciser",
      sum: priced ? found.sum : null,
      work: priced ? (found.unit ? `${quantity}${guide.NBSP}× ${amount(found.unit)}` : amount(found.sum)) : unpriced,
      amount: priced ? amount(found.sum) : "sur devis",
      waiting: asked ? `${title} (${counted(quantity, unite)})` : title,
    };
  }

  function totals(lines) {
    const sums = new Map();
    for (const { sum, tax } of lines) if (sum !== null) sums.set(tax, (sums.get(tax) ?? 0) + sum);
    const told = [...sums].map(([tax, sum]) => `${guide.euros(sum)} ${tax}`);
    return list(told) || "aucun prix publié";
  }

  /* ---------- The sheet ---------- */
  let cells = new Map();
  function update() {
    const asked = answers();
    cells = new Map();
    for (const part of form.querySelectorAll("[data-questions]")) hide(part, part.dataset.questions !== asked.rate);
    for (const field of asked.fields) {
      say(document.getElementById(`${field.id}-erreur`), wrong(field));
      if (field.ariaInvalid !== String(Boolean(wrong(field)))) field.ariaInvalid = String(Boolean(wrong(field)));
    }
    for (const part of page.querySelectorAll("[data-calcul]")) {
      hide(part, part.dataset.calcul !== asked.rate);
      if (!part.hidden) write(part, asked);
    }
    say(status, "");
  }

  function write(part, asked) {
    const lines = [];
    for (const row of part.querySelectorAll("[data-poste]")) {
      const found = line(row, asked);
      hide(row, !found);
      if (!found) continue;
      lines.push(found);
      const told = [found.quantity, found.work, found.amount];
      [...row.querySelectorAll("td")].forEach((cell, i) => say(cell, told[i]));
      [found.title, ...told].forEach((words, i) => cells.set(`ligne_${lines.length}_${i + 1}`, words));
    }
    const total = lines.length ? totals(lines) : "Rien à compter";
    const rest = list(lines.filter(({ sum }) => sum === null).map(({ waiting }) => waiting));
    say(part.querySelector("[data-total]"), total);
    say(part.querySelector("[data-reste]"), rest);
    hide(part.querySelector(".calcul__reste"), !rest);
    const choice = asked.format ? form.querySelector(`label[for="${asked.format.id}"]`).textContent : "";
    say(shown("date"), guide.today());
    say(shown("offre"), part.dataset.offre);
    say(shown("choix"), choice ? `, ${choice}` : "");
    cells.set("date", guide.today()).set("offre", part.dataset.offre);
    cells.set("formule", part.querySelector("caption").textContent).set("rencontre", choice || "à convenir");
    cells.set("total", total).set("reste", rest || "rien");
  }

  /* ---------- Taking it away ---------- */
  const labels = JSON.parse(page.dataset.libelles);
  const letter = {
    text: (name) => cells.get(name) ?? "",
    name: (label) => labels[label],
  };
  function take(format, program) {
    const blank = page.querySelector(`[data-modele="${format}"]`).textContent;
    guide.save(guide.document(blank, format, letter), `estimation.${format}`);
    status.textContent = `Le fichier ${program} est fait sur cet appareil : regardez vos téléchargements.`;
  }
  const ACTIONS = {
    imprimer() {
      document.body.classList.add("imprime-feuille");
      window.print();
    },
    docx: () => take("docx", "Word"),
    odt: () => take("odt", "LibreOffice"),
  };

  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  page.addEventListener("click", ({ target }) => ACTIONS[target.closest("[data-action]")?.dataset.action]?.());
  addEventListener("afterprint", () => document.body.classList.remove("imprime-feuille"));

  for (const part of page.querySelectorAll("[data-avec-script]")) part.hidden = false;
  // A link may lead here with a rate chosen: « estimer.html#tarif-soutien-en-heures ».
  const chosen = form.querySelector(`[name="tarif"][id="${CSS.escape(location.hash.slice(1))}"]`);
  if (chosen) chosen.checked = true;
  update();
})();
