// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import alertCard from '../alert-card/alert-card.examples.json';
import alertTicker from '../alert-ticker/alert-ticker.examples.json';
import chart from '../chart/chart.examples.json';
import dashboard from '../dashboard/dashboard.examples.json';
import figure from '../figure/figure.examples.json';
import registryCheck from '../registry-check/registry-check.examples.json';
import table from '../table/table.examples.json';
import tipForm from '../tip-form/tip-form.examples.json';
import { alertCardAttributes, alertTickerAttributes } from '../alert/alerts.js';
import { registryCheckAttributes } from '../registry-check/check.js';
import { tipFormAttributes } from '../tip-form/tip-link.js';
import { chartAttributes, dashboardAttributes, figureAttributes, tableAttributes } from './query.js';

const attributes: Record<string, readonly string[]> = {
  'atalaya-alert-card': alertCardAttributes,
  'atalaya-alert-ticker': alertTickerAttributes,
  'atalaya-chart': [...chartAttributes, 'wide', 'fixed'],
  'atalaya-dashboard': dashboardAttributes,
  'atalaya-figure': figureAttributes,
  'atalaya-registry-check': registryCheckAttributes,
  'atalaya-table': tableAttributes,
  'atalaya-tip-form': tipFormAttributes,
};

interface Placed {
  element: string;
  attributes: object;
}

for (const { element, examples } of [
  alertCard,
  alertTicker,
  chart,
  dashboard,
  figure,
  registryCheck,
  table,
  tipForm,
]) {
  test(`examples_${element}_haveAttributesOfTheElement`, () => {
    const placed = examples.flatMap((example): Placed[] => [
      { element, attributes: example.attributes },
      ...('parts' in example ? example.parts : []),
    ]);

    const unknown = placed.flatMap((each) =>
      Object.keys(each.attributes).filter((name) => !attributes[each.element]?.includes(name)),
    );
    assert.deepEqual(unknown, []);
  });

  test(`examples_${element}_englishOnesHaveTheirSpanishOnes`, () => {
    const languages = new Map(examples.map(({ name, attributes: { lang } }) => [name, lang]));
    const english = [...languages].filter(([, lang]) => lang === 'en').map(([name]) => name);

    assert.equal(languages.size, examples.length);
    assert.notEqual(english.length, 0);
    assert.deepEqual(
      english.filter((name) => languages.get(name.replace(/-en$/, '')) !== 'es'),
      [],
    );
  });
}
