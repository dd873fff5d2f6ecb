/* Elements, made of text alone: nothing here reads markup, so no text of an article can become any. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element of the page.
 * @param {string} tag Its name.
 * @param {Object<string, *>} attributes Functions listen to the event of their name; null and false are left out.
 * @param {...(Node|string|number|null)} children In order; null is left out.
 * @returns {HTMLElement} The element.
 */
function make(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/**
 * Make an element of a drawing.
 * @param {string} tag Its name.
 * @param {Object<string, *>} attributes As for make.
 * @param {...(Node|string|number|null)} children As for make.
 * @returns {SVGElement} The element.
 */
function draw(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * Put attributes and children into an element.
 * @param {Element} element Where to.
 * @param {Object<string, *>} attributes As for make.
 * @param {Array<Node|string|number|null>} children As for make.
 * @returns {Element} The same element.
 */
function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
