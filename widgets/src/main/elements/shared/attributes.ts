// SPDX-License-Identifier: Apache-2.0

/** Has every attribute but `lang`, which all elements have, reflected by a property of the same name. */
export function reflectAttributes(prototype: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    if (name !== 'lang') {
      Object.defineProperty(prototype, name, {
        get(this: HTMLElement) {
          return this.getAttribute(name) ?? '';
        },
        set(this: HTMLElement, value: unknown) {
          if (value === null || value === undefined || value === '') {
            this.removeAttribute(name);
          } else {
            this.setAttribute(name, String(value));
          }
        },
      });
    }
  }
}

/** Sets again what was set before the element's module arrived: such properties hide the accessors. */
export function recoverProperties(element: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    if (Object.hasOwn(element, name)) {
      const value: unknown = Reflect.get(element, name);
      Reflect.deleteProperty(element, name);
      Reflect.set(element, name, value);
    }
  }
}
