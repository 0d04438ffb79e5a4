// SPDX-License-Identifier: Apache-2.0

// The script of {base}/embed/builder: an editor chooses a chart and copies what shows it elsewhere. What was chosen
// is in the page's address and nowhere else.

import { fetchPicture } from '../chart/picture.js';
import { make } from '../shared/dom.js';
import { fetchJson } from '../shared/fetch-json.js';
import { languageOf } from '../shared/messages.js';
import type { Refusal } from '../shared/refusal.js';
import { builderMessages } from './builder-messages.js';
import style from './builder.css';
import { BuilderForm, type FieldProblem } from './form.js';
import { Outputs } from './outputs.js';
import { type Drawn, snippetsOf } from './snippets.js';
import {
  address,
  type Catalogue,
  drawingParameters,
  readState,
  type State,
  stateParameters,
  widthOf,
} from './state.js';

const lang = languageOf(document.documentElement.lang);
const text = builderMessages[lang];
const main = document.querySelector('main') as HTMLElement;
const api = new URL(main.dataset.api ?? '/atalaya', location.href).href.replace(/\/$/, '');

/** The builder over one catalogue. */
class Builder {
  private readonly form: BuilderForm;
  private readonly outputs = new Outputs(lang);
  private readonly chart = document.createElement('atalaya-chart');
  private readonly problem = make('p', { role: 'status', class: 'problem' });
  private running = new AbortController();

  constructor(private readonly catalogue: Catalogue) {
    this.form = new BuilderForm(catalogue, lang);
    this.form.element.addEventListener('change', () => this.changed());
    this.form.element.addEventListener('submit', (event) => event.preventDefault());
    this.chart.setAttribute('observatory', api);
    const preview = make('section', { class: 'preview', 'aria-labelledby': 'preview' });
    preview.append(make('h2', { id: 'preview' }, text.preview), this.problem, this.chart);
    const columns = make(
      'div',
      { class: 'columns' },
      this.form.element,
      make('div', {}, preview, this.outputs.element),
    );
    document.getElementById('without-script')?.replaceWith(columns);
  }

  private changed(): void {
    const state = readState(this.form.query, this.catalogue);
    const parameters = stateParameters(state, this.form.chosenLanguage);
    const here = address(location.pathname, parameters);
    if (this.form.chosenLanguage === lang) {
      history.replaceState(null, '', here);
      void this.show(state);
    } else {
      location.replace(here);
    }
  }

  /** Shows a state: what can be chosen beside it, how it looks, what to copy. */
  async show(state: State): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.form.show(state);
    try {
      const drawn = await this.draw(state, signal);
      this.say();
      this.preview(state, drawn);
      this.outputs.show(snippetsOf(api, state, lang, this.catalogue, drawn));
    } catch (error) {
      if (!signal.aborted) {
        const problem = (error as Partial<Refusal>).problem;
        this.say(problem ?? { detail: text.unreachable });
        this.chart.hidden = true;
        this.outputs.show(undefined);
      }
    }
  }

  /** Has the observatory draw it, which also says whether it is permitted. */
  private async draw(state: State, signal: AbortSignal): Promise<Drawn> {
    const path = `${api}/v1/charts/${encodeURIComponent(state.indicator)}.svg`;
    const parameters = drawingParameters(state, lang);
    const { svg } = await fetchPicture(
      address(path, [...parameters, ['width', `${widthOf(state)}`]]),
      signal,
    );
    return {
      height: Math.ceil(svg.height.baseVal.value),
      title: svg.getAttribute('aria-label') ?? '',
    };
  }

  private say(problem?: FieldProblem): void {
    const beside = this.form.say(problem);
    this.problem.textContent = !problem ? '' : beside ? text.refused : (problem.detail ?? text.refused);
    this.problem.hidden = !problem;
  }

  private preview(state: State, { height }: Drawn): void {
    const width = widthOf(state);
    const attributes: Record<string, string> = {
      indicator: state.indicator,
      by: state.by.join(),
      measure: state.measure,
      filters: new URLSearchParams(state.filters).toString(),
      from: state.from,
      to: state.to,
      version: state.version,
      form: state.form,
      theme: state.theme,
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value) {
        this.chart.setAttribute(name, value);
      } else {
        this.chart.removeAttribute(name);
      }
    }
    this.chart.style.setProperty('max-width', `min(100%,${width}px)`);
    this.chart.style.setProperty('aspect-ratio', `${width}/${height + 36}`);
    this.chart.style.setProperty('min-height', `${Math.min(height + 36, 380)}px`);
    this.chart.hidden = false;
  }
}

function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

async function begin(): Promise<void> {
  const module = import(new URL('chart.js', import.meta.url).href);
  const { json } = await fetchJson(`${api}/v1/statistics?lang=${lang}`, AbortSignal.timeout(30_000));
  await module;
  const catalogue = json as Catalogue;
  adopt(style);
  void new Builder(catalogue).show(readState(new URLSearchParams(location.search), catalogue));
}

/** What the page says without script stays, with words on why and a button to try again. */
function fail(): void {
  const retry = make('button', { type: 'button' }, text.retry);
  const note = make('p', { role: 'status' }, `${text.unreachable} `, retry);
  retry.addEventListener('click', () => {
    note.remove();
    begin().catch(fail);
  });
  document.getElementById('without-script')?.prepend(note);
}

begin().catch(fail);
