// SPDX-License-Identifier: Apache-2.0

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Elements of a picture that could run code, load something or restyle the page around it. */
const forbidden = /^(script|style|foreignObject|animate.*|set)$/i;

/** Whether a picture may keep an attribute: no handlers, no inline style, nothing that points elsewhere. */
export function isHarmless(name: string, value: string): boolean {
  return !(
    /^(on|style$)/i.test(name) ||
    (/(^|:)(href|src)$/i.test(name) && !value.startsWith('#')) ||
    /\\|url\(\s*["']?(?!["'#])/i.test(value)
  );
}

/** Whether a picture may keep an element. */
export function isDrawing(namespace: string | null, name: string): boolean {
  return namespace === svgNamespace && !forbidden.test(name);
}

/**
 * Takes everything out of a picture that a picture does not need. The observatory is trusted to draw; this is
 * the second line, for a page that embeds an observatory which has been tampered with.
 */
export function sanitise(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (!isHarmless(name, value)) {
      element.removeAttribute(name);
    }
  }
  for (const child of [...element.children]) {
    if (isDrawing(child.namespaceURI, child.localName)) {
      sanitise(child);
    } else {
      element.removeChild(child);
    }
  }
}
