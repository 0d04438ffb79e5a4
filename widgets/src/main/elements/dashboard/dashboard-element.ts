// SPDX-License-Identifier: Apache-2.0

import { recoverProperties, reflectAttributes } from '../shared/attributes.js';
import { type Language, languageAround, messages } from '../shared/messages.js';
import { dashboardAttributes, observatoryBase } from '../shared/query.js';
import type { Source } from '../shared/source.js';
import { type Catalogue, fetchCatalogue } from './catalogue.js';
import { dashboardMessages } from './dashboard-messages.js';
import { DashboardView } from './dashboard-view.js';
import { FilterControls } from './filter-controls.js';
import { choicesIn, hashKey, hashWith } from './hash.js';
import { type Choices, type Part, steer } from './steering.js';

/** What a reader chose: codes by filter. */
export interface FilterChange {
  filters: Record<string, string>;
}

/** An element within a dashboard that shows an answer. */
type PartElement = HTMLElement & { settled?: Promise<void> };

const partSelector = 'atalaya-chart, atalaya-figure, atalaya-table';

/**
 * Several figures, charts and tables with common filters. Its parts are ordinary children; it lays them out in a
 * grid that fits the width, and has every part follow the reader's choices that offers the dimension. What a
 * part does not follow is told below it. Choices are kept in the page's address (`#atalaya=year:2020`), so that
 * they can be shared and the back button takes them back.
 *
 * A child with the attribute `wide` has a row of its own, as has one that holds no part, such as a heading.
 * Every attribute has a property of the same name that reflects it.
 *
 * @summary Figures, charts and tables that a reader filters together.
 * @tagname atalaya-dashboard
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {string} filters - Dimensions to choose from, separated by spaces, as named in the observatory's
 * catalogue; `from` and `to` for months, which parts by month follow.
 * @attr {string} name - Tells several dashboards of a page apart in its address.
 * @attr {"light"|"dark"|"auto"} theme - Colours of the filters, or as the device asks; light if absent. Parts have their own.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 *
 * @slot - The parts, and what stands between them.
 *
 * @fires {CustomEvent<FilterChange>} atalaya-filter-change - A reader chose; all filters that hold now.
 *
 * @csspart filters - The fields of the filters.
 * @csspart part - A child with what is told below it.
 * @csspart ignored - Says below a part which filters do not hold for it.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus and buttons.
 * @cssproperty [--atalaya-ground=#ffffff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 * @cssproperty [--atalaya-column=320px] - Least width of a column.
 * @cssproperty [--atalaya-gap=16px] - Between parts.
 */
export class DashboardElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = dashboardAttributes;

  declare observatory: string;
  declare filters: string;
  declare name: string;
  declare theme: string;

  static {
    reflectAttributes(this.prototype, dashboardAttributes);
  }

  /** Set by a host that hands over answers itself. */
  declare source?: Source;
  readonly #controls = new FilterControls((choices) => this.#choose(choices));
  readonly #view = new DashboardView(this, this.#controls.element);
  readonly #changed = new MutationObserver(() => this.#arrange());
  #language: Language = 'es';
  #catalogue: Catalogue | undefined;
  #choices: Choices = new Map();
  #laidOut = '';
  #queued = false;

  constructor() {
    super();
    this.#view.retry.addEventListener('click', () => void this.#fill());
  }

  connectedCallback(): void {
    recoverProperties(this, dashboardAttributes);
    const attributeFilter = ['indicator', 'by', 'filters', 'fixed', 'wide'];
    this.#changed.observe(this, { childList: true, subtree: true, attributeFilter });
    addEventListener('popstate', this.#onAddress);
    addEventListener('hashchange', this.#onAddress);
    this.#queue();
  }

  disconnectedCallback(): void {
    this.#changed.disconnect();
    removeEventListener('popstate', this.#onAddress);
    removeEventListener('hashchange', this.#onAddress);
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after) {
      this.#queue();
    }
  }

  #queue(): void {
    if (!this.#queued && this.isConnected) {
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        this.#render();
      });
    }
  }

  #render(): void {
    this.#language = languageAround(this);
    this.#view.label(this.#language);
    this.#arrange();
    const names = this.filters.split(/[\s,]+/).filter(Boolean);
    const laidOut = `${observatoryBase(this.observatory, document.baseURI)} ${this.#language} ${names}`;
    if (laidOut !== this.#laidOut) {
      this.#laidOut = laidOut;
      this.#catalogue = undefined;
      this.#controls.layOut(names, this.#language);
      if (names.length) {
        void this.#fill();
      } else {
        this.querySelectorAll(partSelector).forEach((part) => part.removeAttribute('steering'));
      }
    }
  }

  /** Fills the fields, and has the parts follow what the address says. */
  async #fill(): Promise<void> {
    const laidOut = this.#laidOut;
    try {
      const catalogue = await fetchCatalogue(
        observatoryBase(this.observatory, document.baseURI),
        this.#language,
        this.source?.json,
      );
      if (laidOut === this.#laidOut && !this.#catalogue) {
        this.#catalogue = catalogue;
        this.#view.fail('');
        this.#controls.fill(catalogue);
        this.#choices = new Map();
        this.#steer();
        this.#onAddress();
      }
    } catch {
      this.#view.fail(messages[this.#language].unreachable);
    }
  }

  readonly #onAddress = () => {
    const choices = choicesIn(location.hash, hashKey(this.name));
    if (this.#catalogue && `${[...choices]}` !== `${[...this.#controls.choices]}`) {
      this.#controls.show(choices);
      void this.#follow(this.#controls.choices);
    }
  };

  #choose(choices: Choices): void {
    try {
      const { pathname, search, hash } = location;
      const next = hashWith(hash, hashKey(this.name), choices);
      history.pushState(history.state, '', next || `${pathname}${search}`);
    } catch {
      // In a sandboxed frame the address is not the page's to change: the choice holds without it.
    }
    void this.#follow(choices);
    const detail = { filters: Object.fromEntries(choices) };
    this.dispatchEvent(
      new CustomEvent<FilterChange>('atalaya-filter-change', { bubbles: true, composed: true, detail }),
    );
  }

  #arrange(): void {
    this.#view.arrange(partSelector, !!this.filters);
    this.#steer();
  }

  /** Has the parts follow choices, and tells how many changed once they did. */
  async #follow(choices: Choices): Promise<void> {
    this.#choices = choices;
    const changed = this.#steer();
    await Promise.all(changed.map(({ settled }) => settled));
    if (this.#choices === choices) {
      const { one, other, none } = dashboardMessages[this.#language].updated;
      const { length } = changed;
      this.#view.announce(length ? (length === 1 ? one : other.replace('{0}', `${length}`)) : none);
    }
  }

  /** Has every part follow the present choices. Returns those for which that is new. */
  #steer(): PartElement[] {
    const catalogue = this.#catalogue;
    if (!catalogue) {
      return [];
    }
    const changed: PartElement[] = [];
    const ignored = new Map<Element, string>();
    for (const element of this.querySelectorAll<PartElement>(partSelector)) {
      const steering = steer(
        partOf(element, catalogue),
        this.#choices,
        (dimension) => catalogue.dimensions[dimension]?.parent,
      );
      if ((element.getAttribute('steering') ?? '') !== steering.query) {
        changed.push(element);
        element.toggleAttribute('steering', !!steering.query);
        if (steering.query) {
          element.setAttribute('steering', steering.query);
        }
      }
      const labels = steering.ignored.map((name) => this.#controls.labelOf(name)).join(', ');
      ignored.set(element, labels && dashboardMessages[this.#language].ignored.replace('{0}', labels));
    }
    this.#view.tell(ignored);
    return changed;
  }
}

/** What an element shows; without an indicator of the catalogue it follows nothing. */
function partOf(element: Element, { indicators }: Catalogue): Part {
  const list = (name: string) => (element.getAttribute(name) ?? '').split(/[\s,]+/).filter(Boolean);
  const indicator = element.getAttribute('indicator');
  return {
    offered: indicators.find(({ id }) => id === indicator)?.dimensions ?? [],
    by: list('by'),
    filtered: [...new URLSearchParams(element.getAttribute('filters') ?? '').keys()],
    fixed: element.hasAttribute('fixed') && !list('fixed').length ? 'all' : list('fixed'),
  };
}
