/* Tables: rows that can be sorted by every column and filtered, each number a way to its articles. */

const FIRST_ROWS = 50;
const FEW_ROWS = 8;
const SHORT = 14;
const LONG = 28;

const tables = [];

/**
 * Make the table of a section.
 * @param {Object} section The section.
 * @param {Object} [options] A label for its filter, and the texts that it searches beside what its rows show.
 * @returns {HTMLElement} The table, with its filter above and a button for its further rows below.
 */
function tableOf(section, { label = say("filter"), texts = null } = {}) {
  const state = { column: null, direction: 0, filter: "", all: false, paper: false };
  const rows = section.rows.map((cells, place) => ({ cells, place, text: null }));
  const heads = section.columns.map((column, place) => headOf(column, () => sortBy(place)));
  const body = make("tbody");
  const count = make("output", {});
  const told = make("p", { class: "paper-only" });
  const unprinted = make("p", { class: "paper-only" });
  const further = make("button", { type: "button", class: "further", click: () => expand() });
  const parts = [make("thead", {}, make("tr", {}, ...heads)), body];
  if (section.total) parts.push(make("tfoot", {}, rowOf(section, section.total, true)));

  const textOf = (row) => (row.text ??= folded(`${cellTexts(section, row.cells)} ${texts?.[row.place] ?? ""}`));
  const found = () => {
    const words = folded(state.filter).split(/\s+/).filter(Boolean);
    const fits = words.length ? rows.filter((row) => words.every((word) => textOf(row).includes(word))) : [...rows];
    if (state.column === null) return fits;
    const kind = section.columns[state.column][2];
    const value = (row) => valueOf(row.cells[state.column]);
    return fits.sort((one, other) => compare(value(one), value(other), kind, state.direction) || one.place - other.place);
  };
  const chosen = (fits) => {
    const asGiven = state.column === null;
    if (state.paper) return section.paper && asGiven && !state.filter ? fits.slice(0, section.paper) : fits;
    if (state.all) return fits;
    return section.timed && asGiven ? newestOf(section, fits, FIRST_ROWS) : fits.slice(0, FIRST_ROWS);
  };
  const show = () => {
    const fits = found();
    const some = chosen(fits);
    body.replaceChildren(...some.map((row) => rowOf(section, row.cells, false)));
    if (!some.length) body.append(make("tr", {}, make("td", { colspan: heads.length, class: "faint" }, say("noMatch"))));
    const numbers = { shown: whole.format(fits.length), all: whole.format(rows.length + section.left) };
    count.textContent = say("found", numbers);
    told.textContent = state.filter ? say("filtered", { ...numbers, text: state.filter }) : "";
    further.hidden = fits.length <= FIRST_ROWS;
    const fewer = section.timed && state.column === null ? "showNewest" : "showFewer";
    further.textContent = state.all ? say(fewer, { some: FIRST_ROWS }) : say("showAll", { all: fits.length });
    const left = state.paper ? fits.length - some.length : 0;
    unprinted.textContent = left ? say("notPrinted", { number: whole.format(left) }) : "";
  };
  const sortBy = (place) => {
    const first = NUMERIC.has(section.columns[place][2]) ? -1 : 1;
    // First the way that is mostly wanted, then the other, then as it was.
    if (state.column !== place) [state.column, state.direction] = [place, first];
    else if (state.direction === first) state.direction = -first;
    else state.column = null;
    heads.forEach((head, column) => {
      if (column !== state.column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", state.direction > 0 ? "ascending" : "descending");
    });
    show();
  };
  const expand = () => {
    state.all = !state.all;
    show();
  };
  const filter = (event) => {
    state.filter = event.target.value.trim();
    show();
  };
  tables.push((paper) => {
    state.paper = paper;
    if (rows.length > Math.min(FIRST_ROWS, section.paper ?? FIRST_ROWS)) show();
  });
  show();
  const table = make("table", {}, ...parts);
  const scroll = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("table", { title: section.title }) }, table);
  const tools = rows.length >= FEW_ROWS ? toolsOf(label, say("filterThis", { title: section.title }), filter, count) : null;
  const left = section.left ? make("p", { class: "faint" }, say("rowsLeft", { number: whole.format(section.left) })) : null;
  return make("div", { class: "table" }, tools, told, scroll, unprinted, further, left);
}

/**
 * Choose the rows of a section in order of time that are shown where not all can be.
 * @param {Object} section The section.
 * @param {Array<Object>} rows In their order.
 * @param {number} most How many may be shown.
 * @returns {Array<Object>} Those of the latest days, in order; the last where no column is of days.
 */
function newestOf(section, rows, most) {
  const days = section.columns.findIndex(([, , kind]) => kind === "date");
  if (days < 0) return rows.slice(-most);
  const day = (row) => valueOf(row.cells[days]) ?? "";
  const byDay = [...rows].sort((one, other) => (day(one) > day(other)) - (day(one) < day(other)) || one.place - other.place);
  return byDay.slice(-most).sort((one, other) => one.place - other.place);
}

/**
 * Make the heading of a column.
 * @param {string[]} column Its key, its label and its kind.
 * @param {function(): void} sort Sorts by it.
 * @returns {HTMLElement} A button on a screen; on paper plain text, since browsers repeat no buttons on further sheets.
 */
function headOf([, label, kind], sort) {
  const button = make("button", { type: "button", click: sort }, label);
  return make("th", { scope: "col", class: NUMERIC.has(kind) ? "number" : kind }, button, make("span", { class: "paper-only" }, label));
}

/** @returns {HTMLElement} The filter of a table, and how many rows fit it. */
function toolsOf(label, name, filter, count) {
  const field = make("input", { type: "search", "aria-label": name, placeholder: label, autocomplete: "off", input: filter });
  return make("div", { class: "tools" }, field, count);
}

/** @returns {string} All that a row shows. */
function cellTexts(section, cells) {
  return cells.map((cell, place) => shown(valueOf(cell), section.columns[place][2])).join(" ");
}

/** @returns {HTMLElement} A row of a table. */
function rowOf(section, cells, total) {
  const name = rowName(section, cells);
  const made = cells.map((cell, place) => {
    const [, label, kind] = section.columns[place];
    const heads = place === nameColumn(section);
    const look = { class: lookOf(valueOf(cell), kind) };
    const what = heads || !name ? name || label : `${name} · ${label}`;
    return make(heads ? "th" : "td", heads ? { ...look, scope: "row" } : look, contentOf(cell, kind, what));
  });
  return make("tr", { class: total ? "total" : null }, ...made);
}

/** @returns {string} The classes of a cell: short texts stay on one line. */
function lookOf(value, kind) {
  if (NUMERIC.has(kind)) return value === 0 ? "number nil" : "number";
  // A character of Chinese is as wide as two of Latin.
  const wide = String(value ?? "").replace(/[^\x00-\x7f]/g, "--").length;
  if (wide <= SHORT) return `${kind} short`;
  return wide > LONG ? `${kind} long` : kind;
}

/** @returns {Node|string} What stands in a cell: a button where there are articles behind it. */
function contentOf(cell, kind, what) {
  const text = shown(valueOf(cell), kind);
  if (!text || (!placesOf(cell).length && !leftOf(cell))) return text;
  const open = () => openArticles(what, placesOf(cell), leftOf(cell));
  return make("button", { type: "button", class: "to", title: say("open", { what }), click: open }, text);
}
