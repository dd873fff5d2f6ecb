/* The dialog that lists the articles behind a number, each with all that is known of it. */

const BATCH = 50;

const heading = make("h2", { id: "dialog-title", tabindex: -1 });
const list = make("div", { class: "articles", role: "group", tabindex: 0, "aria-labelledby": "dialog-title" });
const dialog = make(
  "dialog",
  { "aria-labelledby": "dialog-title", click: (event) => event.target === dialog && dialog.close() },
  make("div", { class: "bar" }, heading, make("button", { type: "button", class: "close", click: () => dialog.close() }, say("close"))),
  list,
);

/**
 * Open the dialog.
 * @param {string} title What the articles have in common.
 * @param {number[]} places Which articles.
 * @param {number} left How many more there are, which the page does not list.
 */
function openArticles(title, places, left) {
  const from = document.activeElement;
  heading.textContent = places.length + left > 1 ? `${title}${say("colon")}${saidArticles(places.length + left)}` : title;
  list.replaceChildren();
  more(places, 0, left);
  dialog.addEventListener("close", () => from?.focus(), { once: true });
  dialog.showModal();
  heading.focus();
  list.scrollTop = 0;
}

/** Show the next articles of a list, and a button for those after them. */
function more(places, start, left) {
  const next = places.slice(start, start + BATCH).map(articleOf);
  list.append(...next);
  const rest = places.length - start - BATCH;
  if (rest > 0) {
    const button = make("button", { type: "button" }, say("more", { number: Math.min(rest, BATCH) }));
    button.addEventListener("click", () => {
      button.remove();
      more(places, start + BATCH, left);
      list.children[start + BATCH].focus();
    });
    list.append(button);
  } else if (left) list.append(make("p", { class: "faint" }, say("hidden", { number: whole.format(left) })));
}

/** @returns {HTMLElement} One article with all that is known of it. */
function articleOf(place) {
  const article = report.articles[place];
  const marked = highlighter(article);
  const parts = [make("h3", {}, ...marked(article.title)), make("p", { class: "where" }, whereOf(article))];
  parts.push(tagsOf(article));
  if (article.review !== undefined) {
    parts.push(make("p", { class: "doubt" }, say("review", { reason: report.reasons[article.review] })));
  }
  if (article.excerpt) parts.push(make("p", { class: "excerpt" }, ...marked(article.excerpt)));
  parts.push(factsOf(article));
  return make("article", { tabindex: -1 }, ...parts);
}

/** @returns {string} Where and when an article stood. */
function whereOf(article) {
  const [file, newspaper, number] = report.issues[article.issue];
  const parts = [newspaper, number, article.date ?? say("undated")];
  if (article.page) parts.push(say("page", { number: article.page }));
  parts.push(file);
  if (article.repeats) parts.push(say("repeats", { number: article.repeats }));
  return parts.filter(Boolean).join(" · ");
}

/** @returns {HTMLElement} The tags of an article, and who gave them. */
function tagsOf(article) {
  const tags = (article.tags ?? []).map((tag, place) => {
    const mark = place === 0 && article.tags.length > 1 ? make("small", {}, say("primary")) : null;
    return make("li", {}, report.tags[tag], mark);
  });
  if (!tags.length) tags.push(make("li", { class: "none" }, say("untagged")));
  return make("div", { class: "tagged" }, make("ul", { class: "tags" }, ...tags), make("span", {}, basisOf(article)));
}

/** @returns {string} Who gave an article its tags, and how sure the model was. */
function basisOf(article) {
  const parts = [];
  if (article.confirmed) parts.push(say("byPerson"));
  else if (article.model !== undefined) parts.push(say("byModel", { model: report.models[article.model] }));
  else parts.push(say("nobody"));
  if (article.certainty !== undefined) parts.push(say("certainty", { share: percents.format(article.certainty) }));
  return parts.join(" · ");
}

/** @returns {HTMLElement} Who wrote an article, whom it names, and what spoke for its tags. */
function factsOf(article) {
  const comma = say("and");
  const by = (article.by ?? []).map(([name, department]) => (department ? `${name} (${department})` : name));
  const facts = [
    [say("authors"), by.join(comma)],
    [say("departments"), (article.departments ?? []).join(comma)],
    [say("organisations"), (article.organisations ?? []).join(comma)],
  ];
  const rows = facts.filter(([, text]) => text).map(([label, text]) => factOf(label, text));
  for (const [tag, terms] of article.terms ?? []) {
    const spoke = terms.map(([term, weight]) => make("li", {}, term, make("small", {}, signed.format(weight))));
    rows.push(factOf(say("terms", { tag: report.tags[tag] }), make("ul", { class: "terms" }, ...spoke)));
  }
  return make("dl", {}, ...rows);
}

/** @returns {HTMLElement} What is known, under its name. */
function factOf(label, content) {
  return make("div", {}, make("dt", {}, label), make("dd", {}, content));
}

/**
 * Find the terms that spoke for the tags of an article in its texts.
 * @param {Object} article The article.
 * @returns {function(string): Array<Node|string>} Cuts a text at the terms, and marks them.
 */
function highlighter(article) {
  const terms = (article.terms ?? []).flatMap(([, found]) => found.map(([term]) => term)).filter(Boolean);
  if (!terms.length) return (text) => [text];
  // The longest first, or a short term would hide a long one that begins alike.
  const sorted = [...new Set(terms)].sort((one, other) => other.length - one.length);
  const any = new RegExp(`(${sorted.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`);
  return (text) => text.split(any).map((part, place) => (place % 2 ? make("mark", {}, part) : part));
}
