/* A letter filled in on this device: the form writes in the letter, files are made here, and nothing
   is sent. Without this script the letter reads blank and its blank files download. */
(() => {
  const page = document.querySelector("[data-lettre]");
  if (!page) return;
  const slug = page.dataset.lettre;
  const form = page.querySelector("[data-saisie]");
  const sheet = page.querySelector("[data-feuille]");
  const status = page.querySelector("[data-etat]");
  const fields = [...form.querySelectorAll("[data-champ]")];
  const choices = [...form.querySelectorAll("[data-choix-passage]")];
  const byName = new Map(fields.map((field) => [field.dataset.champ, field]));
  const places = new Map(fields.map((field) => [field.dataset.champ, []]));
  for (const place of sheet.querySelectorAll("[data-blanc]")) places.get(place.dataset.blanc).push(place);

  /* ---------- What is typed, as the letter says it ---------- */
  /** Without the signs that no document can hold, nor spaces at the ends of lines. */
  const clean = (text) =>
    text
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "")
      .replace(/[ \t\r\f\v]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
  const enumeration = (names) => [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" et ");

  const SAY = {
    date: (text) => guide.day(...text.split("-").map(Number)),
    heure: (text) => guide.time(...text.split(":").map(Number)),
    montant: (text) => guide.euros(Math.round(Number(text.replace(/[\s€]/g, "").replace(",", ".")) * 100)),
    personnes(text, alone) {
      const names = text.split("\n").filter(Boolean);
      return alone ? names.join("\n") : enumeration(names);
    },
  };
  const WRONG = {
    date: (field) =>
      field.validity.badInput || (field.value && !/^\d{4}-/.test(field.value))
        ? "Cette date n’existe pas : vérifiez le jour, le mois et l’année."
        : "",
    heure: (field) => (field.validity.badInput ? "Cette heure n’existe pas." : ""),
    montant: (field) =>
      /^[\d\s]*([,.]\d{1,2})?\s*€?$/.test(field.value.trim()) && /\d|^$/.test(field.value.trim())
        ? ""
        : "Écrivez une somme en chiffres, par exemple 1250,50.",
  };

  const wrong = (field) => WRONG[field.dataset.type]?.(field) ?? "";

  /** The words of a blank; nothing when it is left to the pen. */
  function text(name, alone) {
    const field = byName.get(name);
    const typed = clean(field.value);
    if (!typed || wrong(field)) return "";
    return SAY[field.dataset.type]?.(typed, alone) ?? typed;
  }

  /* ---------- What should perhaps not be written ---------- */
  const NUMBER = /(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)/i;
  const NAME = /\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+/u;
  const BIRTH = /(?<!\d)\d{1,2}[/. -]\d{1,2}[/. -](?:19|20)?\d{2}(?!\d)|\bnée?s?\b[^.]*\d{4}|\d(?:er)? (?:janv|févr?|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\S* (?:19|20)\d{2}/iu;
  function caution(field) {
    if (!["texte", "texte_long", "personnes"].includes(field.dataset.type)) return "";
    const typed = field.value.replace(/[\u00a0\u202f]/g, " ");
    if (NUMBER.test(typed)) return "Ceci ressemble à un numéro de sécurité sociale. La lettre en a-t-elle besoin ?";
    if (NAME.test(typed) && BIRTH.test(typed)) {
      return "Ceci ressemble à un nom suivi d’une date de naissance. Un prénom ou un rôle suffit peut-être.";
    }
    return "";
  }

  /** Under a field: a mistake, or a caution, and nothing most of the time. */
  function remark(field) {
    const mistake = wrong(field);
    const words = mistake || caution(field);
    const id = `${field.id}-remarque`;
    let told = document.getElementById(id);
    if (!told && !words) return;
    if (!told) {
      told = Object.assign(document.createElement("p"), { id, className: "entree__remarque" });
      told.setAttribute("role", "status");
      field.after(told);
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
    }
    told.textContent = words;
    field.setAttribute("aria-invalid", Boolean(mistake));
  }

  /* ---------- The letter ---------- */
  function show(name) {
    for (const place of places.get(name)) {
      place.empty ??= place.firstChild;
      const words = text(name, place.classList.contains("blanc--lignes"));
      place.classList.toggle("blanc--rempli", Boolean(words));
      place.replaceChildren(words || place.empty);
    }
  }
  const kept = (name) => form.querySelector(`[data-choix-passage="${name}"]`).checked;
  function choose(choice) {
    sheet.querySelector(`[data-passage="${choice.dataset.choixPassage}"]`).hidden = !choice.checked;
  }
  /** Whether the letter shows a blank: its passage may be left out. */
  const shown = (name) => places.get(name).some((place) => !place.closest("[data-passage][hidden]"));

  /* ---------- Reading again ---------- */
  const counts = page.querySelector("[data-bilan]");
  const missing = page.querySelector("[data-manques]");
  const cautions = page.querySelector("[data-alertes]");
  const label = (field) => form.querySelector(`label[for="${field.id}"]`).firstChild.textContent.trim();
  function point(field, words) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `#${field.id}`, textContent: words });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.closest("details")?.setAttribute("open", "");
      field.focus();
    });
    item.append(link);
    return item;
  }
  function review() {
    const seen = fields.filter((field) => shown(field.dataset.champ));
    const left = seen.filter((field) => !("facultative" in field.dataset) && !text(field.dataset.champ));
    const told = seen.filter((field) => wrong(field) || caution(field));
    const number = left.length;
    const words = !number
      ? "Rien ne manque."
      : `${number}${guide.NBSP}blanc${number > 1 ? "s" : ""} à remplir, ou à laisser en pointillés.`;
    if (counts.textContent !== words) counts.textContent = words;
    missing.replaceChildren(...left.map((field) => point(field, label(field))));
    cautions.replaceChildren(...told.map((field) => point(field, `${label(field)} : ${wrong(field) || caution(field)}`)));
    page.querySelector("[data-manques-pli]").hidden = !number;
  }

  /* ---------- Kept on this device, if the reader asks ---------- */
  const KEYS = { brouillon: `lettre:${slug}`, coordonnees: "lettre:coordonnees" };
  const mine = { brouillon: fields, coordonnees: fields.filter((field) => "coordonnees" in field.dataset) };
  const keepers = [...form.querySelectorAll("[data-garder]")];
  /** Whether a field is as the page gave it: empty, or with what the publisher's file writes there. */
  const untouched = (field) => field.value === (field.defaultValue ?? "");
  const stored = (kind) => {
    try {
      return JSON.parse(localStorage.getItem(KEYS[kind]));
    } catch {
      return null; // The browser keeps nothing, or something else wrote there.
    }
  };
  const since = (kind) => form.querySelector(`[data-garde="${kind}"]`);
  function tell(kind, moment) {
    const now = new Date(moment);
    const hour = guide.time(now.getHours(), now.getMinutes());
    const date = guide.day(now.getFullYear(), now.getMonth() + 1, now.getDate());
    since(kind).textContent = moment ? `Gardé le ${date} à ${hour}.` : "";
  }
  function keep(kind) {
    const saved = { date: Date.now(), valeurs: {}, passages: {} };
    for (const field of mine[kind]) if (!untouched(field)) saved.valeurs[field.dataset.champ] = field.value;
    if (kind === "brouillon") for (const choice of choices) saved.passages[choice.dataset.choixPassage] = choice.checked;
    try {
      localStorage.setItem(KEYS[kind], JSON.stringify(saved));
      tell(kind, saved.date);
    } catch {
      since(kind).textContent = "Ce navigateur ne garde rien : emportez plutôt un fichier.";
    }
  }
  function forget(kind) {
    try {
      localStorage.removeItem(KEYS[kind]);
    } catch {
      // Nothing was kept.
    }
    tell(kind, 0);
  }
  function recall(kind) {
    const saved = stored(kind);
    if (!saved) return;
    for (const field of mine[kind]) if (untouched(field)) field.value = saved.valeurs?.[field.dataset.champ] ?? field.value;
    for (const choice of choices) choice.checked = saved.passages?.[choice.dataset.choixPassage] ?? choice.checked;
    form.querySelector(`[data-garder="${kind}"]`).checked = true;
    tell(kind, saved.date);
  }

  /** What the page « Faire une demande » hands over, once. */
  function takeOver() {
    try {
      const said = JSON.parse(sessionStorage.getItem("demande")) ?? {};
      sessionStorage.removeItem("demande");
      for (const field of fields) if (said[field.dataset.champ]) field.value = said[field.dataset.champ];
    } catch {
      // Nothing was handed over.
    }
  }

  /* ---------- What comes after: a reminder for the calendar ---------- */
  const reminders = [...page.querySelectorAll("[data-rappel]")];
  /** So many months after a date, the last day of a shorter month, then so many days. */
  function later(date, months, days) {
    const [year, month, number] = date.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    const found = new Date(Date.UTC(year, month - 1 + months, Math.min(number, last) + days));
    return found.toISOString().slice(0, 10);
  }
  function remind(reminder) {
    const input = reminder.querySelector("input");
    const { depuis, mois, jours } = reminder.dataset;
    const from = byName.get(depuis);
    if (input.dataset.touche || !from.value || wrong(from)) return;
    input.value = later(from.value, Number(mois), Number(jours));
  }
  function addToCalendar(reminder) {
    const input = reminder.querySelector("input");
    const told = reminder.querySelector("[role=alert]");
    told.textContent = /^\d{4}-/.test(input.value) ? "" : "Choisissez d’abord une date.";
    if (told.textContent) return;
    const date = input.value.replaceAll("-", "");
    guide.calendar(`${slug}-rappel`, [
      guide.event(`${slug}-${date}`, `DTSTART;VALUE=DATE:${date}`, `SUMMARY:${guide.escaped(reminder.dataset.titre)}`),
    ]);
  }

  /* ---------- Taking the letter away ---------- */
  const labels = new Map([...sheet.querySelectorAll("[data-blanc]")].map((place) => [place.textContent, place.dataset.blanc]));
  const letter = { text, kept, name: (told) => labels.get(told) };
  const ACTIONS = {
    imprimer() {
      document.body.classList.add("imprime-feuille");
      window.print();
    },
    async copier() {
      // An empty blank is copied as dots, not as its label.
      for (const empty of sheet.querySelectorAll(".blanc:not(.blanc--rempli)")) empty.textContent = "………";
      const words = sheet.innerText.replace(/\n{3,}/g, "\n\n");
      for (const field of fields) show(field.dataset.champ);
      try {
        await navigator.clipboard.writeText(words);
      } catch {
        getSelection().selectAllChildren(sheet);
        document.execCommand("copy");
        getSelection().removeAllRanges();
      }
      status.textContent = "Le texte est copié.";
    },
    docx: () => take("docx", "Word"),
    odt: () => take("odt", "LibreOffice"),
    effacer() {
      form.reset();
      for (const kind of Object.keys(KEYS)) forget(kind);
      for (const reminder of reminders) {
        const input = reminder.querySelector("input");
        input.value = "";
        delete input.dataset.touche;
      }
      update();
      fields[0].focus();
      status.textContent = "Tout est effacé, ce qui était gardé compris.";
    },
  };
  function take(format, program) {
    const blank = page.querySelector(`[data-modele="${format}"]`).textContent;
    guide.save(guide.document(blank, format, letter), `${slug}.${format}`);
    status.textContent = `Le fichier ${program} est fait sur cet appareil : regardez vos téléchargements.`;
  }

  let waiting;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      review();
      for (const keeper of keepers) if (keeper.checked) keep(keeper.dataset.garder);
    }, 400);
  }
  function update() {
    for (const field of fields) {
      show(field.dataset.champ);
      remark(field);
    }
    choices.forEach(choose);
    reminders.forEach(remind);
    review();
  }

  form.addEventListener("input", ({ target }) => {
    if (target.dataset.champ) {
      show(target.dataset.champ);
      reminders.forEach(remind);
      if (document.getElementById(`${target.id}-remarque`)) remark(target);
    }
    if (target.dataset.choixPassage) choose(target);
    status.textContent = "";
    soon();
  });
  // A date that does not exist is no change: it is told as the reader leaves it.
  form.addEventListener("focusout", ({ target }) => {
    if (!target.dataset.champ) return;
    remark(target);
    soon();
  });
  form.addEventListener("change", ({ target }) => {
    const kind = target.dataset.garder;
    if (kind) (target.checked ? keep : forget)(kind);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  page.addEventListener("click", ({ target }) => {
    const asked = target.closest("[data-action]")?.dataset.action;
    if (asked) ACTIONS[asked]();
    const blank = target.closest("[data-feuille] [data-blanc]");
    if (blank) point(byName.get(blank.dataset.blanc), "").firstChild.click();
  });
  for (const reminder of reminders) {
    reminder.querySelector("input").addEventListener("input", ({ target }) => (target.dataset.touche = "oui"));
    reminder.querySelector("button").addEventListener("click", () => addToCalendar(reminder));
  }
  addEventListener("afterprint", () => document.body.classList.remove("imprime-feuille"));

  recall("brouillon");
  recall("coordonnees");
  takeOver();
  page.classList.add("lettre--active");
  for (const part of page.querySelectorAll("[data-avec-script]")) part.hidden = false;
  update();
})();
