// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import type { Language } from '../shared/messages.js';
import type { Catalogue, CatalogueDimension } from './catalogue.js';
import { dashboardMessages } from './dashboard-messages.js';
import type { Choices } from './steering.js';

type Control = HTMLSelectElement | HTMLInputElement;

/**
 * Native fields, one for each filter, and a button that clears them. They have their place before the catalogue
 * says what can be chosen, so that nothing moves when it does.
 */
export class FilterControls {
  readonly element = make('form', { part: 'filters' });
  private readonly reset = make('button', { type: 'reset' });
  private readonly problems = make('p', { class: 'problems', role: 'status' });
  /** What is wrong with the filters themselves. */
  private missing: string[] = [];
  private controls = new Map<string, Control>();
  private catalogue: Catalogue | undefined;
  private language: Language = 'es';

  /** @param onChoice told what a reader chose, all filters together */
  constructor(private readonly onChoice: (choices: Map<string, string>) => void) {
    this.element.addEventListener('change', () => {
      this.narrow();
      this.onChoice(this.choices);
    });
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.element.addEventListener('reset', (event) => {
      event.preventDefault();
      if (this.choices.size) {
        this.show(new Map());
        this.onChoice(this.choices);
      }
    });
  }

  /** Lays out a field for each name. */
  layOut(names: string[], language: Language): void {
    const text = dashboardMessages[language];
    this.language = language;
    this.catalogue = undefined;
    this.element.setAttribute('aria-label', text.filters);
    this.element.hidden = !names.length;
    this.reset.textContent = text.reset;
    this.controls = new Map(
      names.map((name) => [
        name,
        name === 'from' || name === 'to'
          ? make('input', { id: name, type: 'month', pattern: '\\d{4}-\\d\\d' })
          : make('select', { id: name }),
      ]),
    );
    const fields = [...this.controls].map(([name, control]) => {
      control.disabled = true;
      const label = name === 'from' || name === 'to' ? text[name] : '\u00a0';
      return make('div', { class: 'field' }, make('label', { for: name }, label), control);
    });
    this.element.replaceChildren(...fields, this.reset, this.problems);
  }

  /** Fills the fields; one that the observatory does not offer is told and left out. */
  fill(catalogue: Catalogue): void {
    const text = dashboardMessages[this.language];
    this.catalogue = catalogue;
    this.missing = [];
    for (const [name, control] of [...this.controls]) {
      const dimension = catalogue.dimensions[control instanceof HTMLSelectElement ? name : 'month'];
      control.disabled = false;
      if (!dimension) {
        this.missing.push(text.unknownFilter.replace('{0}', name));
        control.parentElement?.remove();
        this.controls.delete(name);
      } else if (control instanceof HTMLSelectElement) {
        const label = control.parentElement?.querySelector('label');
        label?.replaceChildren(dimension.label);
        control.append(new Option(text.all, ''));
        for (const { code, label } of dimension.categories) {
          control.append(new Option(this.readable(dimension, label), code));
        }
      } else {
        const months = dimension.categories
          .map(({ code }) => code)
          .filter((code) => /^\d{4}-\d\d$/.test(code));
        control.min = months[0] ?? '';
        control.max = months.at(-1) ?? '';
      }
    }
    this.tell([]);
  }

  /** Shows choices; those that cannot be made are told and left out. */
  show(choices: Choices): void {
    const text = dashboardMessages[this.language];
    const problems: string[] = [];
    for (const [name, control] of this.controls) {
      const value = choices.get(name) ?? '';
      control.value = value;
      if (control.value !== value) {
        control.value = '';
        problems.push(text.unknownChoice.replace('{0}', value).replace('{1}', this.labelOf(name)));
      }
    }
    for (const name of choices.keys()) {
      if (!this.controls.has(name)) {
        problems.push(text.unknownFilter.replace('{0}', name));
      }
    }
    this.narrow();
    this.tell(problems);
  }

  /** What is chosen now, in the order of the fields. */
  get choices(): Map<string, string> {
    return new Map(
      [...this.controls].flatMap(([name, { value, validity }]) =>
        value && validity.valid ? [[name, value] as const] : [],
      ),
    );
  }

  /** A filter as readers know it. */
  labelOf(name: string): string {
    return this.controls.get(name)?.parentElement?.querySelector('label')?.textContent ?? name;
  }

  private tell(problems: string[]): void {
    this.problems.textContent = [...new Set([...this.missing, ...problems])].join(' ');
    this.reset.setAttribute('aria-disabled', `${!this.choices.size}`);
  }

  /** Offers only the parts of what is chosen above them: of a department its municipalities. */
  private narrow(): void {
    for (const [name, control] of this.controls) {
      const dimension = this.catalogue?.dimensions[name];
      const within = this.controls.get(dimension?.parent ?? '')?.value;
      if (dimension && control instanceof HTMLSelectElement) {
        dimension.categories.forEach(({ parent }, i) => {
          const option = control.options[i + 1] as HTMLOptionElement;
          option.hidden = option.disabled = !!within && !!parent && parent !== within;
        });
        if (control.selectedOptions[0]?.disabled) {
          control.value = '';
        }
      }
    }
    this.reset.setAttribute('aria-disabled', `${!this.choices.size}`);
  }

  /** Months in words; every other label as the observatory prints it. */
  private readable({ role }: CatalogueDimension, label: string): string {
    if (role !== 'month' || !/^\d{4}-\d\d$/.test(label)) {
      return label;
    }
    const locale = this.language === 'es' ? 'es-GT' : 'en';
    const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return format.format(new Date(`${label}-01T00:00Z`));
  }
}
