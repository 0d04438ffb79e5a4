// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import { builderMessages } from './builder-messages.js';
import type { Language } from '../shared/messages.js';
import type { Snippets } from './snippets.js';

/** What can be copied, each with a button that does it. */
export class Outputs {
  readonly element = make('section', { 'aria-labelledby': 'copy' });
  private readonly fields = new Map<keyof Snippets, HTMLTextAreaElement>();
  private readonly said = make('p', { role: 'status', class: 'said' });

  constructor(lang: Language) {
    const text = builderMessages[lang];
    const rows: [name: keyof Snippets, rows: number, hint: string][] = [
      ['script', 10, text.scriptHint],
      ['frame', 6, text.frameHint],
      ['paste', 2, ''],
      ['oembed', 3, ''],
      ['svg', 2, ''],
      ['png', 2, ''],
      ['csv', 2, ''],
      ['json', 2, ''],
    ];
    this.element.append(make('h2', { id: 'copy' }, text.copyHeading));
    for (const [name, lines, hint] of rows) {
      const field = make('textarea', {
        id: `out-${name}`,
        readonly: '',
        rows: `${lines}`,
        spellcheck: 'false',
      });
      const label = make('label', { for: field.id }, text[name]);
      const button = make(
        'button',
        { type: 'button', 'aria-label': `${text.copy}: ${text[name]}` },
        text.copy,
      );
      button.addEventListener('click', () => void this.copy(field, text));
      this.fields.set(name, field);
      const words = hint ? [make('p', { class: 'hint' }, hint)] : [];
      this.element.append(make('div', { class: 'output' }, label, button, ...words, field));
    }
    this.element.append(this.said);
  }

  /** Puts the snippets in place; none while what is chosen cannot be shown. */
  show(snippets: Snippets | undefined): void {
    this.element.hidden = !snippets;
    this.said.textContent = '';
    this.fields.forEach((field, name) => (field.value = snippets?.[name] ?? ''));
  }

  private async copy(
    field: HTMLTextAreaElement,
    text: { copied: string; copyYourself: string },
  ): Promise<void> {
    try {
      await navigator.clipboard.writeText(field.value);
      this.said.textContent = text.copied;
    } catch {
      field.focus();
      field.select();
      this.said.textContent = text.copyYourself;
    }
  }
}
