/* Values: what the report holds, and how it is written for people. */

const report = JSON.parse(document.getElementById("data").textContent);
const collator = new Intl.Collator("zh", { numeric: true });
const whole = new Intl.NumberFormat(report.language);
const signed = new Intl.NumberFormat(report.language, { signDisplay: "exceptZero" });
const decimal = new Intl.NumberFormat(report.language, { maximumFractionDigits: 2 });
const percents = new Intl.NumberFormat(report.language, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

const NUMERIC = new Set(["count", "change", "number", "share"]);

/**
 * Say something in the language of the page.
 * @param {string} name Which text.
 * @param {Object<string, *>} values What stands in its braces.
 * @returns {string} The text.
 */
function say(name, values = {}) {
  return report.words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

/** @returns {string} How many articles, in words. */
function saidArticles(number) {
  return number === 1 ? say("one") : say("articles", { number: whole.format(number) });
}

/** @returns {string|number|null} The value of a cell, whether it has articles or not. */
function valueOf(cell) {
  return Array.isArray(cell) ? cell[0] : cell;
}

/** @returns {number[]} The places of the articles that a cell counts. */
function placesOf(cell) {
  return Array.isArray(cell) ? cell[1] : [];
}

/** @returns {number} How many more articles it counts, which the page does not list. */
function leftOf(cell) {
  return Array.isArray(cell) ? cell[2] ?? 0 : 0;
}

/**
 * Write a value.
 * @param {string|number|null} value The value; null is not known.
 * @param {string} kind What stands in its column.
 * @returns {string} As people read it.
 */
function shown(value, kind) {
  if (value === null) return "";
  if (kind === "share") return percents.format(value);
  if (kind === "change") return signed.format(value);
  return NUMERIC.has(kind) ? decimal.format(value) : String(value);
}

/**
 * Compare two values of one column, what is not known last in either direction.
 * @param {string|number|null} one The one.
 * @param {string|number|null} other The other.
 * @param {string} kind What stands in the column.
 * @param {number} direction 1 for rising, -1 for falling.
 * @returns {number} Below 0 where the one comes first.
 */
function compare(one, other, kind, direction) {
  if (one === null || other === null) return (one === null) - (other === null);
  if (NUMERIC.has(kind)) return direction * (one - other);
  return direction * (kind === "date" ? (one > other) - (one < other) : collator.compare(one, other));
}

/** @returns {string} A text as a search compares it: without case, full width as half width. */
function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** @returns {number} Which column names the rows of a section: the first of words, else the first. */
function nameColumn(section) {
  return Math.max(section.columns.findIndex(([, , kind]) => kind === "text"), 0);
}

/** @returns {string} What a row of a section is called. */
function rowName(section, row) {
  const place = nameColumn(section);
  return shown(valueOf(row[place]), section.columns[place][2]);
}
