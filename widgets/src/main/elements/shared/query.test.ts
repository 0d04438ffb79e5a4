// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesOf, observatoryBase, type Settings } from './query.js';

const page = 'https://partner.example/news/1';
const size = { width: 640, height: 360 };
const addresses = (settings: Settings, lang = 'es') => addressesOf(settings, lang, size, page);

test('addressesOf_fewSettings_absentOnesAreNotSent', () => {
  const { picture } = addresses({ indicator: 'complaints', by: 'department', measure: '', form: 'auto' });

  assert.equal(
    picture,
    'https://partner.example/atalaya/v1/charts/complaints.svg?by=department&lang=es&theme=light&width=640&height=360',
  );
});

test('addressesOf_everySetting_fixedOrder', () => {
  const { page, json, csv } = addresses(
    {
      observatory: 'https://observatory.example/data/',
      indicator: 'victims',
      version: '3',
      top: '5',
      sort: 'value',
      to: '2010-12',
      from: '2009',
      filters: 'year=2010&department=01,02',
      measure: 'rate',
      by: 'month,victim-sex',
      form: 'line',
      theme: 'dark',
    },
    'en',
  );

  const data =
    'by=month,victim-sex&measure=rate&from=2009&to=2010-12&sort=value&top=5&version=3&year=2010&department=01,02&lang=en';
  assert.equal(json, `https://observatory.example/data/v1/statistics/victims.json?${data}`);
  assert.equal(csv, `https://observatory.example/data/v1/statistics/victims.csv?${data}`);
  assert.equal(page, `https://observatory.example/data/v1/charts/victims.html?${data}&form=line&theme=dark`);
});

test('addressesOf_filterNamedAsSetting_isIgnored', () => {
  const { json } = addresses({ indicator: 'victims', filters: '?lang=xx&width=9&by=crime&crime=07' });

  assert.equal(json, 'https://partner.example/atalaya/v1/statistics/victims.json?crime=07&lang=es');
});

test('addressesOf_oddCharacters_areEncoded', () => {
  const { json } = addresses({ indicator: '../keys?', filters: 'victim-sex=?&crime=a%26b' });

  assert.equal(
    json,
    'https://partner.example/atalaya/v1/statistics/..%2Fkeys%3F.json?victim-sex=%3F&crime=a%26b&lang=es',
  );
});

test('addressesOf_ownHeading_onlyTheShownPictureIsPlain', () => {
  const { picture, svg, png } = addresses({ indicator: 'victims', heading: 'Un título' });

  assert.match(picture, /&title=plain$/);
  assert.doesNotMatch(svg + png, /title/);
});

test('addressesOf_png_twiceAsFine', () => {
  assert.match(addresses({ indicator: 'victims' }).png, /victims\.png\?.*&width=640&height=360&scale=2$/);
});

test('addressesOf_steering_holdsBeforeFiltersAndPeriods', () => {
  const { json } = addresses({
    indicator: 'victims',
    from: '2009',
    filters: 'year=2009&crime=07',
    steering: 'year=2010&department=01&from=2010-01&lang=xx',
  });

  assert.equal(
    json,
    'https://partner.example/atalaya/v1/statistics/victims.json?from=2010-01&crime=07&year=2010&department=01&lang=es',
  );
});

for (const [given, expected] of [
  [undefined, 'https://partner.example/atalaya'],
  ['', 'https://partner.example/atalaya'],
  ['/data/', 'https://partner.example/data'],
  ['https://observatory.example', 'https://observatory.example'],
  ['https://observatory.example/atalaya/?a=1#b', 'https://observatory.example/atalaya'],
  ['javascript:run()//', '/atalaya'],
  ['data:text/html,x', '/atalaya'],
  ['https://', '/atalaya'],
] as const) {
  test(`observatoryBase_${given}_is_${expected}`, () => {
    assert.equal(observatoryBase(given, page), expected);
  });
}
