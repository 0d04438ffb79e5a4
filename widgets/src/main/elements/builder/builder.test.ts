// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippetsOf } from './snippets.js';
import { type Catalogue, readState, stateParameters } from './state.js';

const codes = (...given: string[]) => given.map((code) => ({ code, label: code }));
const catalogue: Catalogue = {
  indicators: [
    {
      id: 'victims',
      shortTitle: 'Victims',
      version: 4,
      asOf: '2011-03-25',
      dimensions: ['year', 'department', 'victim-sex', 'crime'],
      measures: ['count', 'rate'],
    },
    { id: 'suspects', shortTitle: '', version: 4, asOf: '', dimensions: ['year'], measures: ['count'] },
  ],
  dimensions: {
    year: { label: 'Year', role: 'time', categories: codes('2010', '2011') },
    department: { label: 'Department', role: 'place', categories: codes('01', '02') },
    'victim-sex': { label: 'Sex', role: 'other', categories: codes('F', 'M') },
    crime: { label: 'Crime', role: 'other', categories: codes('x') },
  },
  loader: { moving: '', pinned: '', version: '1.2.3', integrity: 'sha384-abc' },
  source: { title: 'Records "A"', publisher: 'Office' },
};
const state = (query: string) => readState(new URLSearchParams(query), catalogue);
const drawn = { height: 400, title: 'Victims <of> "2010" & 2011' };
const api = 'https://observatorio.example/atalaya';
const snippets = (query: string) => snippetsOf(api, state(query), 'es', catalogue, drawn);

for (const [name, query, kept] of [
  [
    'complete_same',
    'indicator=victims&by=year,victim-sex&department=01&measure=rate&from=2010&lang=es&form=line&theme=dark&width=480',
    undefined,
  ],
  ['unknownIndicator_first', 'indicator=nothing', 'indicator=victims&lang=es'],
  ['foreignParameters_leftOut', 'indicator=victims&fbclid=1&crime=nothing', 'indicator=victims&lang=es'],
  [
    'dimensionNotOffered_leftOut',
    'indicator=suspects&by=department,year',
    'indicator=suspects&by=year&lang=es',
  ],
  ['dimensionTwice_once', 'indicator=victims&by=year,year', 'indicator=victims&by=year&lang=es'],
  [
    'threeBroken_two',
    'indicator=victims&by=year,crime,department',
    'indicator=victims&by=year,crime&lang=es',
  ],
  [
    'fourDimensions_three',
    'indicator=victims&by=year,victim-sex&department=01&crime=x',
    'indicator=victims&by=year,victim-sex&department=01&lang=es',
  ],
  ['filterOnAxis_leftOut', 'indicator=victims&by=year&year=2010', 'indicator=victims&by=year&lang=es'],
  [
    'periodWithoutTime_leftOut',
    'indicator=victims&by=department&from=2010',
    'indicator=victims&by=department&lang=es',
  ],
  ['firstMeasure_leftOut', 'indicator=victims&measure=count', 'indicator=victims&lang=es'],
  ['wildWidth_leftOut', 'indicator=victims&width=99999', 'indicator=victims&lang=es'],
  ['hostileVersion_leftOut', 'indicator=victims&version=1%22%3E', 'indicator=victims&lang=es'],
] as const) {
  test(`readState_${name}`, () => {
    const written = new URLSearchParams(stateParameters(state(query), 'es')).toString();
    assert.equal(written.replaceAll('%2C', ','), kept ?? query);
  });
}

test('snippets_script_reservesItsBoxAndKeepsAPictureWithinIt', () => {
  const { script } = snippets('indicator=victims&by=department&victim-sex=F');
  assert.match(
    script,
    /^<script async src="https:\/\/observatorio\.example\/atalaya\/embed\.js"><\/script>\n/,
  );
  // Else the least height would widen the box by its ratio, beyond a narrow page.
  assert.match(script, /max-width:min\(100%,720px\);aspect-ratio:720\/436;min-height:380px/);
  assert.match(script, /filters="victim-sex=F"/);
  assert.match(script, /alt="Victims &lt;of&gt; &quot;2010&quot; &amp; 2011" width="720" height="400"/);
  assert.match(script, /<small>Office, Records &quot;A&quot;<\/small>/);
  assert.doesNotMatch(script, /version=|theme=|form=/);
});

test('snippets_pinned_namesVersionAndHash', () => {
  const { script } = snippets('indicator=victims&pinned=1&version=3');
  assert.match(script, /embed-1\.2\.3\.js" integrity="sha384-abc" crossorigin="anonymous"/);
  assert.match(script, / version="3"/);
  assert.match(script, /victims\.svg\?version=3/);
});

test('snippets_addresses_ofTheSameChart', () => {
  const { paste, oembed, svg, csv } = snippets('indicator=victims&by=year&theme=dark&width=480');
  assert.equal(paste, `${api}/v1/charts/victims.html?by=year&lang=es&theme=dark`);
  assert.equal(new URL(oembed).searchParams.get('url'), paste);
  assert.equal(svg, `${api}/v1/charts/victims.svg?by=year&lang=es&theme=dark&width=480`);
  assert.equal(csv, `${api}/v1/statistics/victims.csv?by=year&lang=es`);
});

test('snippets_frame_hasTheHeightOfItsPage', () => {
  const { frame } = snippets('indicator=victims&by=year');
  assert.match(frame, /<iframe src="[^"]+\/embed\/chart\?indicator=victims&amp;by=year&amp;lang=es"/);
  assert.match(frame, /width="720" height="472"/);
});
