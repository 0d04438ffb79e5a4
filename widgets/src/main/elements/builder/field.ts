// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';

export type Option = [value: string, label: string];

/** A labelled control with the problem that is said beside it. */
export class Field<C extends HTMLSelectElement | HTMLInputElement> {
  readonly element: HTMLElement;
  private readonly problem: HTMLElement;

  /** @param name unique in the page */
  constructor(
    name: string,
    label: string,
    readonly control: C,
  ) {
    control.id = name;
    this.problem = make('p', { class: 'problem', id: `${name}-problem` });
    this.element = make(
      'div',
      { class: 'field' },
      make('label', { for: name }, label),
      control,
      this.problem,
    );
    this.say('');
  }

  get value(): string {
    return this.control.value;
  }

  /** Says what is wrong with the value; nothing for an empty text. */
  say(problem: string): void {
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
    this.control.toggleAttribute('aria-invalid', !!problem);
    if (problem) {
      this.control.setAttribute('aria-invalid', 'true');
      this.control.setAttribute('aria-describedby', this.problem.id);
    } else {
      this.control.removeAttribute('aria-describedby');
    }
  }
}

export function choice(name: string, label: string): Field<HTMLSelectElement> {
  return new Field(name, label, make('select'));
}

/** Offers these options, and chooses one. The control keeps the focus. */
export function offer(
  { control, element }: Field<HTMLSelectElement>,
  options: Option[],
  chosen: string,
): void {
  control.replaceChildren(...options.map(([value, label]) => make('option', { value }, label)));
  control.value = chosen;
  element.hidden = options.length < 2;
}
