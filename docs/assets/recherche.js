/* The search dialog. Pagefind's index is loaded at the first use, and only then.
   Nothing typed leaves the page: the index is a set of files of this site. */
(() => {
  "use strict";
  const dialog = document.getElementById("__recherche");
  if (!dialog) return; // A page that connects to nothing links to one that searches.
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("ol");
  const status = dialog.querySelector("[role=status]");
  const filters = dialog.querySelector("fieldset");
  const empty = dialog.querySelector(".recherche__vide");
  const root = new URL(dialog.dataset.racine.replace(/\/*$/, "/"), location.href);
  const SHOWN = 5;
  const FIRST = 3; // Each result loads the text of its page: the best ones show before the others.

  const more = dialog.querySelector(".recherche__suite");

  let engine;
  let kind = "";
  let shown = SHOWN;
  let asked = 0;

  const load = () => {
    engine ??= import(new URL("recherche/pagefind.js", root)).then(async (pagefind) => {
      await pagefind.options({ baseUrl: root.pathname, excerptLength: 24, noWorker: true });
      await pagefind.init();
      const kinds = await (await fetch(new URL("recherche/genres.json", root))).json();
      return { pagefind, kinds };
    });
    return engine;
  };

  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    load();
  };

  /* « l’activation » is found as « activation »: an elided article is not a word of the index. */
  const normal = (text) =>
    text
      .replace(/[’`´]/g, "'")
      .replace(/\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'/gi, "")
      .replace(/œ/g, "oe")
      .replace(/Œ/g, "Oe")
      .trim();

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const item = (result) => {
    const li = element("li", "resultat");
    const link = element("a", "resultat__titre", result.meta.title);
    link.href = result.url;
    const excerpt = element("p", "resultat__extrait");
    excerpt.innerHTML = result.excerpt; // Pagefind escapes the page's text and adds <mark>.
    li.append(element("span", "resultat__genre", result.meta.genre), link, excerpt);
    return li;
  };

  const choice = (value, label, count) => {
    const wrap = element("label", "filtre");
    const radio = element("input");
    radio.type = "radio";
    radio.name = "genre";
    radio.value = value;
    radio.checked = value === kind;
    radio.addEventListener("change", () => {
      kind = value;
      renew();
    });
    wrap.append(radio, element("span", "", `${label} (${count})`));
    return wrap;
  };

  const showFilters = (counts, total) => {
    const focused = filters.contains(document.activeElement);
    filters.querySelectorAll("label").forEach((old) => old.remove());
    filters.append(choice("", "Tout", total));
    for (const [genre, count] of counts) filters.append(choice(genre, genre, count));
    filters.hidden = total === 0;
    if (focused) filters.querySelector("input:checked")?.focus();
  };

  const search = async () => {
    const mine = ++asked;
    const words = input.value.trim();
    if (words.length < 2) {
      list.replaceChildren();
      filters.hidden = empty.hidden = more.hidden = true;
      status.textContent = "";
      return;
    }
    if (!list.children.length) status.textContent = "Recherche…";
    let found, kinds;
    try {
      const loaded = await load();
      kinds = loaded.kinds;
      // To a word that it does not know, Pagefind answers every page, at a score near zero.
      const hits = (await loaded.pagefind.search(normal(words))).results;
      found = hits.filter((hit) => hit.score > 0.1);
    } catch {
      engine = undefined; // The next key press tries again.
      status.textContent = "La recherche n’a pas pu se charger. Vérifiez la connexion, puis réessayez.";
      return;
    }
    const counts = new Map();
    for (const hit of found) counts.set(kinds[hit.id], (counts.get(kinds[hit.id]) ?? 0) + 1);
    if (!counts.has(kind)) kind = "";
    const kept = kind ? found.filter((hit) => kinds[hit.id] === kind) : found;
    const wanted = kept.slice(0, shown);
    const best = await Promise.all(wanted.slice(0, FIRST).map((hit) => hit.data()));
    if (mine !== asked) return; // A later key press has already asked for something else.
    list.replaceChildren(...best.map(item));
    showFilters(counts, found.length);
    const total = kept.length;
    empty.hidden = total > 0;
    more.hidden = total <= shown;
    status.textContent =
      total === 0
        ? `Aucune page ne contient « ${words} ».`
        : `${total} résultat${total > 1 ? "s" : ""}`;
    const others = await Promise.all(wanted.slice(FIRST).map((hit) => hit.data()));
    if (mine === asked) list.append(...others.map(item));
  };

  const renew = () => {
    shown = SHOWN;
    return search();
  };

  const showMore = async () => {
    const first = shown;
    shown += SHOWN;
    await search();
    list.querySelectorAll("a")[first]?.focus();
  };

  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.type === "radio") return;
    const links = [...list.querySelectorAll("a")];
    const next = links.indexOf(document.activeElement) + step;
    event.preventDefault();
    if (next < 0) input.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  };

  let pause;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(renew, 120);
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    renew().then(() => list.querySelector("a")?.focus());
  });
  dialog.querySelector(".recherche__fermer").addEventListener("click", () => dialog.close());
  more.addEventListener("click", showMore);
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.querySelectorAll("[data-recherche]").forEach((button) => {
    button.addEventListener("click", open);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
  if (location.hash === "#recherche") open();
})();
