// SPDX-License-Identifier: Apache-2.0

/*
 * All screens are in the page; one at a time is shown. What is typed is in its fields and nowhere else.
 */

/** The element of an id, which the server has put into the page. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no #${id}`);
  }
  return found as T;
}

/** Shows one of the elements that carry `data-<name>`, and none of the others. */
export function showOne(name: string, value: string): HTMLElement | undefined {
  let shown: HTMLElement | undefined;
  for (const one of document.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
    one.hidden = one.dataset[name] !== value;
    shown ??= one.hidden ? undefined : one;
  }
  return shown;
}

/** Shows a screen, with the focus on its heading, as a page that was loaded would be read from there. */
export function showScreen(id: string): void {
  const heading = showOne('screen', id)?.querySelector<HTMLElement>('h1');
  byId('errors').hidden = true;
  scrollTo(0, 0);
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}

/** Says what is wrong with a field, beside it and above all. */
export function complain(field: string, why: string): void {
  byId(why).hidden = false;
  byId(why).closest('.field')?.classList.add('bad');
  const input = byId(field);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', why);
  const link = document.createElement('a');
  link.href = `#${field}`;
  link.textContent = byId(why).textContent;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    input.focus();
  });
  const item = document.createElement('li');
  item.append(link);
  const errors = byId('errors');
  errors.querySelector('ul')?.append(item);
  errors.hidden = false;
  scrollTo(0, 0);
  errors.focus();
}

/** Takes back all that was said to be wrong. */
export function forgive(): void {
  byId('errors').hidden = true;
  byId('errors').querySelector('ul')?.replaceChildren();
  for (const why of document.querySelectorAll<HTMLElement>('.why')) {
    why.hidden = true;
    why.closest('.field')?.classList.remove('bad');
  }
  for (const input of document.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
  }
}

/** A row of a list of what was filled in. */
export function row(term: string, description: string): Node[] {
  const dt = document.createElement('dt');
  dt.textContent = term;
  const dd = document.createElement('dd');
  dd.textContent = description;
  return [dt, dd];
}
