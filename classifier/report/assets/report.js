/* The page: what is drawn from the report, in its order. */

/** @returns {HTMLElement} The figures that stand before all others. */
function figuresOf(figures) {
  const made = figures.map(([label, cell, share]) => {
    const part = share === null ? null : make("small", {}, percents.format(share));
    return make("div", {}, make("dt", {}, label), make("dd", {}, contentOf(cell, "count", label), part));
  });
  return make("section", { "aria-label": say("figures") }, make("dl", { class: "figures" }, ...made));
}

/** @returns {HTMLElement} A section: heading, note, and its chart beside its table. */
function sectionOf(section) {
  const parts = [];
  if (section.rows.length) {
    const chart = section.chart ? [chartOf(section)] : [];
    const wide = section.columns.length > 7;
    parts.push(make("div", { class: chart.length && !wide ? "pair" : "stack" }, ...chart, tableOf(section)));
  } else parts.push(make("p", { class: "faint" }, say("nothing")));
  return framed(section, parts);
}

/** @returns {HTMLElement} A part of the page under its heading. */
function framed(section, parts) {
  const name = `title-${section.key}`;
  const pieces = section.note.split("`").map((piece, place) => (place % 2 ? make("code", {}, piece) : piece));
  const note = section.note ? make("p", { class: "note" }, ...pieces) : null;
  const title = make("h2", { id: name }, section.title);
  return make("section", { id: `section-${section.key}`, "aria-labelledby": name }, title, note, ...parts);
}

/** @returns {Object} All articles as a section, whose titles lead to what is known of them. */
function allArticles() {
  const columns = [
    ["date", say("date"), "date"],
    ["title", say("title"), "text"],
    ["tags", say("tags"), "text"],
    ["basis", say("basis"), "text"],
    ["certainty", say("certaintyColumn"), "share"],
    ["authors", say("authors"), "text"],
    ["issue", say("issue"), "text"],
    ["page", say("pageColumn"), "number"],
    ["review", say("reviewColumn"), "text"],
  ];
  const rows = report.articles.map((article, place) => [
    article.date ?? null,
    [article.title, [place]],
    (article.tags ?? []).map((tag) => report.tags[tag]).join(say("and")),
    say(article.confirmed ? "person" : article.model === undefined ? "nobody" : "machine"),
    article.certainty ?? null,
    (article.by ?? []).map(([name]) => name).join(say("and")),
    report.issues[article.issue][0],
    article.page ?? null,
    article.review === undefined ? null : report.reasons[article.review],
  ]);
  const left = report.all - rows.length;
  return { key: "all-articles", title: say("allArticles"), note: say("allNote"), columns, rows, left: 0, missing: left, timed: true };
}

/** @returns {HTMLElement} All articles, and one field to find any of them. */
function allArticlesOf(section) {
  const texts = report.articles.map((article) => {
    const names = [...(article.departments ?? []), ...(article.organisations ?? [])];
    const terms = (article.terms ?? []).flatMap(([, found]) => found.map(([term]) => term));
    return [article.excerpt ?? "", ...report.issues[article.issue], ...names, ...terms].join(" ");
  });
  const numbers = { some: whole.format(section.rows.length), all: whole.format(report.all) };
  const parts = section.missing ? [make("p", { class: "doubt" }, say("articlesLeft", numbers))] : [];
  if (section.rows.length) parts.push(tableOf(section, { label: say("searchAll"), texts }));
  else parts.push(make("p", { class: "faint" }, say("nothing")));
  return framed(section, parts);
}

/** @returns {HTMLElement} Where to find what. */
function contentsOf(sections) {
  const links = sections.map(({ key, title }) => make("li", {}, make("a", { href: `#section-${key}` }, title)));
  return make("nav", { "aria-label": say("contents") }, make("ul", {}, ...links));
}

/** Draw the page. */
function drawPage() {
  const all = allArticles();
  const main = document.getElementById("content");
  document.body.prepend(patterns());
  document.body.append(dialog, tip, spoken);
  main.before(contentsOf([...report.sections, all]));
  main.replaceChildren(figuresOf(report.figures), ...report.sections.map(sectionOf), allArticlesOf(all));
  // Paper has no button for the rows that are not shown: it gets them, as they are sorted and filtered.
  addEventListener("beforeprint", () => tables.forEach((show) => show(true)));
  addEventListener("afterprint", () => tables.forEach((show) => show(false)));
  addEventListener("scroll", unpoint, { passive: true });
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

drawPage();
