// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import type { Language } from '../shared/messages.js';
import { longDate } from '../shared/numbers.js';
import { builderMessages, nameOf } from './builder-messages.js';
import { choice, Field, offer, type Option } from './field.js';
import { type Catalogue, forms, mostDimensions, periodDimension, type State, widthOf } from './state.js';

/** Where a problem of the observatory is said: at the field of its parameter. */
export interface FieldProblem {
  parameter?: string;
  detail?: string;
}

/** The fields in which an editor chooses. Each offers only what the catalogue permits beside the others. */
export class BuilderForm {
  readonly element: HTMLFormElement;
  private readonly text;
  private readonly indicator;
  private readonly categories;
  private readonly series;
  private readonly measure;
  private readonly filters;
  private readonly from;
  private readonly to;
  private readonly form;
  private readonly theme;
  private readonly width;
  private readonly language;
  private readonly version;
  private readonly loader;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly lang: Language,
  ) {
    const text = (this.text = builderMessages[lang]);
    this.indicator = choice('indicator', text.indicator);
    this.categories = choice('by', text.categories);
    this.series = choice('series', text.series);
    this.measure = choice('measure', text.measure);
    this.filters = Array.from({ length: mostDimensions }, (_, i) => ({
      dimension: choice(`filter-${i}`, `${text.filter} ${i + 1}`),
      code: choice(`filter-${i}-value`, `${text.filterValue} ${i + 1}`),
    }));
    this.from = choice('from', text.from);
    this.to = choice('to', text.to);
    this.form = choice('form', text.form);
    this.theme = choice('theme', text.theme);
    const pixels = { type: 'number', min: '240', max: '1600', step: '10', inputmode: 'numeric' };
    this.width = new Field('width', text.width, make('input', pixels));
    this.language = choice('lang', text.language);
    this.version = choice('version', text.freshness);
    this.loader = choice('pinned', text.loader);
    this.element = this.layOut();
  }

  private layOut(): HTMLFormElement {
    const group = (legend: string, fields: { element: HTMLElement }[]) =>
      make('fieldset', {}, make('legend', {}, legend), ...fields.map(({ element }) => element));
    const { text } = this;
    return make(
      'form',
      {},
      group(text.figures, [
        this.indicator,
        this.categories,
        this.series,
        this.measure,
        ...this.filters.flatMap(({ dimension, code }) => [dimension, code]),
        this.from,
        this.to,
      ]),
      group(text.drawing, [this.form, this.theme, this.width, this.language, this.version, this.loader]),
    );
  }

  get chosenLanguage(): string {
    return this.language.value;
  }

  /** What stands in the fields, as an address would keep it. */
  get query(): URLSearchParams {
    const query = new URLSearchParams({
      indicator: this.indicator.value,
      by: [this.categories.value, this.series.value].filter(Boolean).join(),
      measure: this.measure.value,
      from: this.from.value,
      to: this.to.value,
      form: this.form.value,
      theme: this.theme.value,
      width: this.width.value,
      version: this.version.value,
    });
    for (const { dimension, code } of this.filters) {
      if (dimension.value) {
        const first = this.catalogue.dimensions[dimension.value]?.categories[0]?.code ?? '';
        // A new dimension has no code in the other field yet.
        query.set(dimension.value, code.control.dataset.of === dimension.value ? code.value : first);
      }
    }
    if (this.loader.value) {
      query.set('pinned', this.loader.value);
    }
    return query;
  }

  /** Puts a state into the fields, and offers what is permitted beside it. */
  show(state: State): void {
    const { catalogue, lang, text } = this;
    const indicator = catalogue.indicators.find(({ id }) => id === state.indicator);
    const dimensions = (indicator?.dimensions ?? []).map((id): Option => [id, this.labelOf(id)]);
    const others = (taken: string[]) => dimensions.filter(([id]) => !taken.includes(id));
    const none: Option = ['', text.none];
    const [categories = '', series = ''] = state.by;
    offer(
      this.indicator,
      catalogue.indicators.map(({ id, shortTitle }) => [id, shortTitle]),
      state.indicator,
    );
    offer(this.categories, [none, ...dimensions], categories);
    offer(this.series, categories ? [none, ...others([categories])] : [], series);
    const measures = (indicator?.measures ?? []).map((id): Option => [id, nameOf(lang, id)]);
    offer(this.measure, measures, state.measure || (measures[0]?.[0] ?? ''));
    this.showFilters(state, others);
    this.showPeriods(state);
    offer(
      this.form,
      [['', text.automatic], ...forms.map((id): Option => [id, nameOf(lang, id)])],
      state.form,
    );
    offer(
      this.theme,
      [
        ['', text.light],
        ['dark', text.dark],
      ],
      state.theme,
    );
    this.width.control.value = `${widthOf(state)}`;
    offer(
      this.language,
      [
        ['es', 'Español'],
        ['en', 'English'],
      ],
      lang,
    );
    this.showVersions(state, indicator?.version ?? 0, indicator?.asOf ?? '');
  }

  private labelOf(dimension: string): string {
    return this.catalogue.dimensions[dimension]?.label ?? dimension;
  }

  private showFilters({ by, filters }: State, others: (taken: string[]) => Option[]): void {
    const room = mostDimensions - by.length;
    this.filters.forEach(({ dimension, code }, i) => {
      const [id = '', chosen = ''] = filters[i] ?? [];
      const taken = [...by, ...filters.filter((_, other) => other !== i).map(([name]) => name)];
      const offered =
        i < room && i <= filters.length ? [['', this.text.none] as Option, ...others(taken)] : [];
      offer(dimension, offered, id);
      const categories = id ? (this.catalogue.dimensions[id]?.categories ?? []) : [];
      offer(
        code,
        categories.map(({ code, label }): Option => [code, label]),
        chosen,
      );
      code.control.dataset.of = id;
      code.element.hidden = !id;
    });
  }

  private showPeriods({ by, from, to }: State): void {
    const dimension = periodDimension(by, this.catalogue);
    const periods = dimension ? (this.catalogue.dimensions[dimension]?.categories ?? []) : [];
    const known = periods
      .filter(({ code }) => /^\d/.test(code))
      .map(({ code, label }): Option => [code, label]);
    const options = known.length ? [['', this.text.open] as Option, ...known] : [];
    offer(this.from, options, from);
    offer(this.to, options, to);
  }

  private showVersions({ version, pinned }: State, newest: number, asOf: string): void {
    const { text } = this;
    const frozen = (number: string) =>
      text.frozen
        .replace('{0}', number)
        .replace('{1}', number === `${newest}` ? longDate(this.lang, asOf) : '…');
    const numbers = [...new Set([`${newest}`, version])].filter((number) => number && number !== '0');
    offer(
      this.version,
      [['', text.live], ...numbers.map((number): Option => [number, frozen(number)])],
      version,
    );
    const own = text.pinned.replace('{0}', this.catalogue.loader.version);
    offer(
      this.loader,
      [
        ['', text.moving],
        ['1', own],
      ],
      pinned ? '1' : '',
    );
  }

  /** Says a problem at the field that it is about. Returns false where there is none. */
  say(problem: FieldProblem | undefined): boolean {
    const filter = this.filters.find(
      ({ dimension }) => dimension.value && dimension.value === problem?.parameter,
    );
    const { indicator, categories, measure, from, to, form, theme, width, version } = this;
    const fields = [indicator, categories, measure, from, to, form, theme, width, version];
    const about = filter?.code ?? fields.find(({ control }) => control.id === problem?.parameter);
    for (const field of [...fields, ...this.filters.map(({ code }) => code)]) {
      field.say(field === about ? (problem?.detail ?? '') : '');
    }
    return !!about;
  }
}
