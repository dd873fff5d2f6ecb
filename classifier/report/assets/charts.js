/* Charts: a section as a drawing that can be pointed at, walked through by keys, and read out. */

const tip = make("div", { class: "tip", hidden: true });
const spoken = make("div", { class: "unseen", role: "status" });

/** @returns {SVGElement} The patterns that tell series apart without colour, once for all charts. */
function patterns() {
  const lines = ["", "M0 8L8 0M-2 2L2-2M6 10L10 6", "M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z", "M0 0L8 8M-2 6L2 10M6-2L10 2"];
  lines.push("M0 4H8", "M4 0V8M0 4H8", "M4 0V8", "M3 3h2v2h-2z");
  const made = lines.map((line, series) =>
    draw(
      "pattern",
      { id: `series-${series}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      draw("path", { d: line || "M0 0", class: "hatch" }),
    ),
  );
  return draw("svg", { class: "unseen", width: 0, height: 0, "aria-hidden": "true" }, draw("defs", {}, ...made));
}

/**
 * Make the chart of a section.
 * @param {Object} section The section; it has a chart.
 * @returns {HTMLElement} A figure that draws itself anew whenever its width changes.
 */
function chartOf(section) {
  const { rows, columns } = plan(section);
  const stacked = section.chart.shape === "stacked";
  const cut = section.rows.length + section.left > rows.length;
  const hint = `hint-${section.key}`;
  const picture = draw("svg", { class: "chart", role: "img", tabindex: 0, "aria-describedby": hint });
  picture.setAttribute("aria-label", `${section.title}${say("colon")}${told(section)}`);
  const notes = [];
  if (stacked) notes.push(legend(columns));
  if (cut) {
    const all = section.rows.length + section.left;
    notes.push(make("p", {}, say(section.timed ? "chartNewest" : "chartRows", { some: rows.length, all })));
  }
  notes.push(make("p", { id: hint, class: "unseen" }, say("chartHint")));
  const box = make("div", { class: "canvas" }, picture);
  const walk = walking(section, picture);
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(box.clientWidth);
    // What is printed is scaled by the style sheet: drawing it anew would come too late for the paper.
    if (width === drawn || width < 120 || matchMedia("print").matches) return;
    drawn = width;
    walk(drawChart(section, picture, width));
  }).observe(box);
  return make("figure", {}, box, make("figcaption", {}, ...notes));
}

/** @returns {HTMLElement} What colour and pattern stands for which column. */
function legend(columns) {
  const entries = columns.map((column, series) => {
    const swatch = draw("rect", { width: 14, height: 14, class: `fill-${series % SERIES}` });
    const hatched = hatching([{ series, x: 0, y: 0, width: 14, height: 14 }]);
    return make("li", {}, draw("svg", { width: 14, height: 14, "aria-hidden": "true" }, swatch, ...hatched), column.label);
  });
  return make("ul", { class: "legend" }, ...entries);
}

/** @returns {string} A chart in words, for those who do not see it. */
function told(section) {
  const { rows, columns } = plan(section);
  const lines = rows.map(({ cells, name }) => {
    const values = columns.map((column) => {
      const value = shown(valueOf(cells[column.place]), column.kind);
      return columns.length > 1 ? `${column.label} ${value}` : value;
    });
    return `${name} ${values.join(say("comma"))}`;
  });
  return lines.join(say("semicolon"));
}

/**
 * Draw a chart into its picture.
 * @param {Object} section The section.
 * @param {SVGElement} picture Where to; what was there is gone.
 * @param {number} width In pixels.
 * @returns {Array<Object>} Its marks, each with the element that shows it.
 */
function drawChart(section, picture, width) {
  const found = section.chart.shape === "matrix" ? squares(section, width) : bars(section, width);
  furnish(picture, { viewBox: `0 0 ${width} ${found.height}`, width, height: found.height }, []);
  picture.replaceChildren();
  const numbers = [];
  const marks = found.marks.map((mark) => {
    const { x, y, width: wide, height, depth } = mark;
    const place = { x: x.toFixed(1), y: y.toFixed(1), width: Math.max(wide, 0).toFixed(1), height: height.toFixed(1) };
    const strong = depth === undefined ? null : 0.05 + 0.9 * depth;
    const name = depth === undefined ? `mark fill-${mark.series % SERIES}` : "mark square";
    const shape = draw("rect", { ...place, class: name, "fill-opacity": strong });
    picture.append(shape);
    const number = shown(valueOf(mark.cell), mark.column.kind);
    if (mark.inside && number && (depth !== undefined || valueOf(mark.cell)) && widthOf(number) + 6 <= wide) {
      const tone = depth === undefined ? "on" : strong > 0.78 ? "deep" : strong > 0.6 ? "middling" : "";
      numbers.push(drawText({ x: x + wide / 2, y: y + height / 2, middle: true, text: number, tone, strong: true }));
    }
    return { ...mark, shape };
  });
  picture.append(...hatching(found.marks), ...numbers, ...found.texts.map(drawText));
  return marks;
}

/** @returns {SVGElement[]} The patterns over bars, one path a series: thousands would fill megabytes on paper. */
function hatching(marks) {
  const outlines = Array.from({ length: SERIES }, () => "");
  for (const { series, x, y, width, height } of marks) {
    if (series !== undefined && width > 0) outlines[series % SERIES] += `M${x} ${y}h${width}v${height}h${-width}z`;
  }
  const used = outlines.map((d, series) => [d, series]).filter(([d, series]) => d && series > 0);
  return used.map(([d, series]) => draw("path", { d, fill: `url(#series-${series})`, class: "over" }));
}

/** @returns {SVGElement} A text of a chart, level with the middle of its line. */
function drawText({ x, y, text, end = false, middle = false, slanted = false, strong = false, tone = "" }) {
  const anchor = end ? "end" : middle ? "middle" : "start";
  const kind = [tone, strong ? "strong" : ""].filter(Boolean).join(" ");
  const turn = slanted ? `rotate(-45 ${x} ${y})` : null;
  return draw("text", { x, y, dy: slanted ? 0 : ".35em", "text-anchor": anchor, class: kind, transform: turn }, text);
}

/**
 * Let a chart be pointed at, and walked through by keys.
 * @param {Object} section The section.
 * @param {SVGElement} picture Its picture.
 * @returns {function(Array<Object>): void} To be told the marks whenever they are drawn.
 */
function walking(section, picture) {
  let marks = [];
  let current = 0;
  const visible = () => marks.filter((mark) => mark.width > 0);
  const at = (event) => marks.find((mark) => mark.shape === event.target);
  const show = (mark, aloud) => {
    if (mark) point(mark, aloud);
  };
  const step = (key) => {
    const all = visible();
    const here = all[current];
    if (!here) return null;
    const down = key === "ArrowDown" ? 1 : -1;
    if (key === "ArrowRight") return Math.min(current + 1, all.length - 1);
    if (key === "ArrowLeft") return Math.max(current - 1, 0);
    if (key === "Home") return 0;
    if (key === "End") return all.length - 1;
    if (key !== "ArrowDown" && key !== "ArrowUp") return null;
    const line = all.filter((mark) => mark.line === here.line + down);
    const same = line.find((mark) => mark.column === here.column) ?? line[0];
    return same ? all.indexOf(same) : current;
  };
  furnish(picture, {
    focus: () => show(visible()[current], true),
    blur: unpoint,
    mouseover: (event) => show(at(event), false),
    mouseout: unpoint,
    click: (event) => openMark(at(event)),
    keydown: (event) => {
      if (event.key === "Escape") unpoint();
      if (event.key === "Enter" || event.key === " ") openMark(visible()[current]);
      const next = step(event.key);
      if (next === null && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (next !== null) show(visible()[(current = next)], true);
    },
  }, []);
  return (drawn) => {
    marks = drawn;
    current = 0;
  };
}

/** Open the articles that a mark counts. */
function openMark(mark) {
  if (mark && placesOf(mark.cell).length) openArticles(saidMark(mark), placesOf(mark.cell), leftOf(mark.cell));
}

/** @returns {string} What a mark is of. */
function saidMark(mark) {
  return `${mark.name} · ${mark.column.label}`;
}

/** Show what a mark says: beside it, and aloud where it was come to by keys. */
function point(mark, aloud) {
  unpoint();
  const share = percents.format(mark.share);
  const part = mark.of === null ? say("ofAll", { share }) : say("ofRow", { share, row: mark.of });
  const value = shown(valueOf(mark.cell), mark.column.kind);
  tip.replaceChildren(make("strong", {}, value), make("span", {}, saidMark(mark)), make("span", {}, part));
  if (aloud) spoken.textContent = [saidMark(mark), value, part].join(say("comma"));
  mark.shape.classList.add("pointed");
  tip.hidden = false;
  const around = mark.shape.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const x = Math.min(Math.max(around.left + around.width / 2 - own.width / 2, 4), innerWidth - own.width - 4);
  const above = around.top - own.height - 6;
  tip.style.left = `${x}px`;
  tip.style.top = `${above > 4 ? above : around.bottom + 6}px`;
}

/** Take away what `point` showed. */
function unpoint() {
  tip.hidden = true;
  for (const shape of document.querySelectorAll(".pointed")) shape.classList.remove("pointed");
}
