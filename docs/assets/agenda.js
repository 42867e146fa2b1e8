/* A led day: start times and numbers follow the group, and the calendar file is made on this
   device. The rules are those of macros/views/horaires.py and macros/model/materiel.py, and a test
   holds them together. Without this script the page shows the agenda as it was prepared. */
(() => {
  const form = document.querySelector("[data-reglages]");
  if (!form) return;
  const people = form.querySelector("#reglage-participants");
  const error = form.querySelector("#reglages-erreur");
  const days = [...document.querySelectorAll("[data-agenda]")];
  const SIZES = { personne: 1, deux: 2, petit_groupe: 4 };

  /** How many times `number` people count a part: 12 make 6 pairs and 3 small groups. Of « deux/5 »,
      five people at most count. */
  const parts = (told, number) => {
    const [part, most = number] = told.split("/");
    // « groupe », or a number, does not depend on how many they are.
    return part in SIZES ? Math.ceil(Math.min(number, most) / SIZES[part]) : Number(part) || 1;
  };

  const minutes = (time) => {
    const [hours, rest] = time.split(":").map(Number);
    return hours * 60 + rest;
  };
  /** « 9 h », « 13 h 05 »; past midnight the clock starts again. */
  const clock = (time) => guide.time(Math.floor(time / 60) % 24, time % 60);

  function field(type, id, label, value) {
    const place = document.createElement("p");
    place.className = "reglage";
    const name = document.createElement("label");
    name.htmlFor = id;
    name.textContent = label;
    const input = document.createElement("input");
    Object.assign(input, { type, id, value, autocomplete: "off" });
    place.append(name, " ", input);
    return [place, input];
  }

  const halves = [];
  const dates = [];
  for (const [rank, day] of days.entries()) {
    const group = document.createElement("div");
    group.className = "reglages__jour";
    const name = day.dataset.jour;
    const [place, date] = field("date", `reglage-date-${rank}`, days.length > 1 ? `${name}, le` : "Date", "");
    group.append(place);
    dates.push(date);
    for (const half of day.querySelectorAll("[data-demi]")) {
      const title = half.querySelector("h4").firstChild.textContent.trim().toLowerCase();
      const label = day.querySelectorAll("[data-demi]").length > 1 ? `Début, ${title}` : "Début";
      const [start, input] = field("time", `reglage-${half.dataset.demi}`, label, half.dataset.debut);
      input.required = true;
      if (days.length > 1) input.setAttribute("aria-label", `${name}, ${label.toLowerCase()}`);
      group.append(start);
      halves.push({ day: rank, half, input, title });
    }
    form.querySelector("[data-jours]").append(group);
  }

  function timeHalf({ half, input }) {
    let now = minutes(input.value);
    half.querySelector("[data-heure=debut]").textContent = clock(now);
    for (const sequence of half.querySelectorAll(".sequence")) {
      const first = now;
      for (const step of sequence.querySelectorAll("[data-minutes]")) {
        step.querySelector("[data-heure=etape]").textContent = clock(now);
        now += Number(step.dataset.minutes);
      }
      sequence.querySelector(".sequence__heures").textContent = `${clock(first)} – ${clock(now)}`;
    }
    half.querySelector("[data-heure=fin]").textContent = clock(now);
    // The margin was told for the hours as they were prepared.
    const margin = half.querySelector(".demi__marge");
    if (margin) margin.hidden = input.value !== half.dataset.debut;
    return now;
  }

  function countDay(day, number) {
    for (const place of day.querySelectorAll("[data-participants]")) place.textContent = number;
    for (const item of day.querySelectorAll("[data-part]")) {
      item.querySelector("[data-nombre]").textContent = parts(item.dataset.part, number);
    }
    for (const item of day.querySelectorAll("[data-calcul]")) {
      const [rule, ...told] = item.dataset.calcul.split(" ");
      const counts = [];
      for (let i = 0; i < told.length; i += 2) counts.push(told[i] * parts(told[i + 1], number));
      const total = rule === "somme" ? counts.reduce((a, b) => a + b, 0) : Math.max(...counts);
      item.querySelector("[data-nombre]").textContent = total;
      item.querySelector("[data-nom]").textContent = total > 1 ? item.dataset.plusieurs : item.dataset.un;
    }
  }

  /** What keeps the page from following, in words; nothing when it can. */
  function wrong() {
    const number = Number(people.value);
    if (!people.value || !Number.isInteger(number) || number < 1 || number > 60) {
      return "Écrivez un nombre de participants, de 1 à 60.";
    }
    const unset = halves.find(({ input }) => !input.value);
    return unset ? "Écrivez une heure de début, par exemple 09:00." : "";
  }

  function update() {
    error.textContent = wrong();
    people.setAttribute("aria-invalid", error.textContent.includes("participants"));
    for (const { input } of halves) input.setAttribute("aria-invalid", !input.value);
    if (error.textContent) return;
    halves.forEach(timeHalf);
    for (const day of days) countDay(day, Number(people.value));
  }

  /* ---------- The calendar file, in the reader's own time ---------- */
  const stamp = (date, time) => {
    const later = new Date(`${date}T00:00:00Z`);
    later.setUTCMinutes(time);
    return guide.stamp(later);
  };

  function event({ day, half, input, title }, number) {
    const start = minutes(input.value);
    const date = dates[day].value;
    const steps = [...half.querySelectorAll(".sequence")].map((sequence) => {
      const name = sequence.querySelector(".sequence__titre").cloneNode(true);
      name.querySelector(".sequence__heures").remove();
      const words = name.textContent.replace(/\s+/g, " ").trim();
      return `${sequence.querySelector(".sequence__heures").textContent} : ${words}`;
    });
    const name = [form.dataset.titre, days.length > 1 ? days[day].dataset.jour : "", title];
    return guide.event(
      `${form.dataset.slug}-${number}-${stamp(date, start)}`,
      `DTSTART:${stamp(date, start)}`,
      `DTEND:${stamp(date, timeHalf(halves[number]))}`,
      `SUMMARY:${guide.escaped(name.filter(Boolean).join(", "))}`,
      `DESCRIPTION:${guide.escaped(steps.join("\n"))}`,
    );
  }

  function calendar() {
    update();
    // A year has four digits: a calendar knows no other.
    const isDated = ({ day }) => /^\d{4}-/.test(dates[day].value);
    const dated = halves.map((half, i) => [half, i]).filter(([half]) => isDated(half));
    if (!error.textContent && !dated.length) error.textContent = "Choisissez d’abord une date.";
    if (error.textContent) return;
    guide.calendar(form.dataset.slug, dated.map(([half, i]) => event(half, i)));
  }

  form.addEventListener("input", update);
  form.addEventListener("submit", (submitted) => submitted.preventDefault());
  form.querySelector("[data-calendrier]").addEventListener("click", calendar);
  form.hidden = false;
})();
