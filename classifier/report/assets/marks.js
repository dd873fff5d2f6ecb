/* Marks: the bars and squares of the charts, worked out as plain numbers before anything is drawn. */

const ROW = 26;
const BAR = 18;
const FONT = 13;
const GAP = 8;
const SERIES = 8;

const pen = document.createElement("canvas").getContext("2d");

/** @returns {number} How wide a text is in a chart, in pixels. */
function widthOf(text) {
  pen.font = `${FONT}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}

/** @returns {string} A text that is no wider than so many pixels, cut at its end. */
function fit(text, most) {
  if (widthOf(text) <= most) return text;
  const letters = [...text].slice(0, 80);
  while (letters.length > 1 && widthOf(`${letters.join("")}…`) > most) letters.pop();
  return `${letters.join("")}…`;
}

/**
 * Say what a chart shows of its section.
 * @param {Object} section The section.
 * @returns {Object} Its rows, with names, and its columns, each with its place.
 */
function plan(section) {
  const { shape, columns: keys } = section.chart;
  const columns = (shape === "bars" ? keys.slice(0, 1) : keys).map((key) => {
    const place = section.columns.findIndex(([name]) => name === key);
    return { place, label: section.columns[place][1], kind: section.columns[place][2] };
  });
  const most = section.chart.rows;
  const some = section.timed ? section.rows.slice(-most) : section.rows.slice(0, most);
  const rows = some.map((cells) => ({ cells, name: rowName(section, cells) }));
  return { rows, columns };
}

/** @returns {number} The value of a cell as a length: nothing is drawn of what is not known, or below 0. */
function lengthOf(cell) {
  return Math.max(valueOf(cell) ?? 0, 0);
}

/** @returns {number} What the numbers of a column are a part of: its total, else their sum. */
function wholeOf(section, column) {
  const total = section.total ? valueOf(section.total[column.place]) : null;
  return total ?? section.rows.reduce((sum, row) => sum + lengthOf(row[column.place]), 0);
}

/**
 * Work out the bars of a section: one a row, of its first column or cut into all of them.
 * @param {Object} section The section.
 * @param {number} width Of the drawing, in pixels.
 * @returns {Object} Its marks, the names before them, the sums behind them, and its height.
 */
function bars(section, width) {
  const { rows, columns } = plan(section);
  const stacked = columns.length > 1;
  const kind = columns[0].kind;
  const sums = rows.map((row) => columns.reduce((sum, column) => sum + lengthOf(row.cells[column.place]), 0));
  const left = Math.min(Math.max(...rows.map((row) => widthOf(row.name))) + GAP, width * 0.36);
  const right = Math.max(...sums.map((sum) => widthOf(shown(sum, kind)))) + GAP;
  const scale = (width - left - right) / Math.max(...sums, Number.MIN_VALUE);
  const marks = [];
  const texts = [];
  rows.forEach((row, line) => {
    const y = line * ROW;
    let x = left;
    columns.forEach((column, series) => {
      const cell = row.cells[column.place];
      const value = lengthOf(cell);
      const share = stacked ? value / (sums[line] || 1) : value / (wholeOf(section, column) || 1);
      const mark = { x, y: y + (ROW - BAR) / 2, width: value * scale, height: BAR, series, cell, line, column, share };
      marks.push({ ...mark, name: row.name, inside: stacked, of: stacked ? row.name : null });
      x += value * scale;
    });
    const middle = y + ROW / 2;
    texts.push({ x: left - GAP, y: middle, end: true, text: fit(row.name, left - GAP) });
    texts.push({ x: x + GAP / 2, y: middle, end: false, text: shown(sums[line], kind), strong: true });
  });
  return { marks, texts, height: rows.length * ROW };
}

/**
 * Work out the squares of a section: one a cell.
 * @param {Object} section The section.
 * @param {number} width Of the drawing, in pixels.
 * @returns {Object} Its marks, the names of its rows and columns, and its height.
 */
function squares(section, width) {
  const { rows, columns } = plan(section);
  const left = Math.min(Math.max(...rows.map((row) => widthOf(row.name))) + GAP, width * 0.36);
  const longest = Math.max(...columns.map((column) => widthOf(column.label)));
  const slanted = longest > Math.min((width - left) / columns.length, 76) - 4;
  // The last slanted name leans out beyond its column.
  const right = slanted ? Math.min(widthOf(columns[columns.length - 1].label), 120) * 0.5 : 0;
  const side = Math.min((width - left - right) / columns.length, 76);
  const top = slanted ? Math.min(longest, 120) * 0.72 + GAP * 2 : ROW;
  const height = Math.min(side, 40);
  const most = Math.max(...rows.flatMap((row) => columns.map((column) => lengthOf(row.cells[column.place]))), 1);
  const texts = columns.map((column, place) => {
    const x = left + place * side + side / 2;
    const text = fit(column.label, slanted ? 120 : side);
    return { x, y: top - (slanted ? GAP : ROW / 2), slanted, middle: !slanted, text };
  });
  const marks = [];
  rows.forEach((row, line) => {
    const y = top + line * height;
    texts.push({ x: left - GAP, y: y + height / 2, end: true, text: fit(row.name, left - GAP) });
    const sum = columns.reduce((all, column) => all + lengthOf(row.cells[column.place]), 0);
    columns.forEach((column, place) => {
      const cell = row.cells[column.place];
      const value = lengthOf(cell);
      const mark = { x: left + place * side + 1, y: y + 1, width: side - 2, height: height - 2, cell, line, column };
      marks.push({ ...mark, name: row.name, share: value / (sum || 1), of: row.name, inside: true, depth: value / most });
    });
  });
  return { marks, texts, height: top + rows.length * height };
}
