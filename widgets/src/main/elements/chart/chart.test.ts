// SPDX-License-Identifier: Apache-2.0

import { DOMParser } from '@xmldom/xmldom';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, placeTooltip, step } from './navigation.js';
import { isHarmless, sanitise } from './sanitise.js';
import { pictureSize } from '../shared/size.js';

const box = (x: number, y: number, width = 10, height = 10) => ({ x, y, width, height });

for (const [width, expected] of [
  [0, 240],
  [319, 280],
  [399, 360],
  [400, 400],
  [926, 920],
  [5000, 1600],
] as const) {
  test(`pictureSize_width${width}_is${expected}`, () => {
    assert.equal(pictureSize({ width, height: 400 }).width, expected);
  });
}

for (const [height, expected] of [
  [-36, 120],
  [159, 120],
  [391, 360],
  [400, 400],
  [9999, 1600],
] as const) {
  test(`pictureSize_height${height}_is${expected}`, () => {
    assert.equal(pictureSize({ width: 640, height }).height, expected);
  });
}

const oneSeries = ['a', 'b', 'c'].map((category) => ({ series: '', category }));
const twoSeries = ['F', 'M'].flatMap((series) => ['a', 'b', 'c'].map((category) => ({ series, category })));
const ragged = [
  { series: 'F', category: 'a' },
  { series: 'F', category: 'b' },
  { series: 'M', category: 'b' },
];

for (const [name, marks, from, key, expected] of [
  ['right_inSeries_next', twoSeries, 0, 'ArrowRight', 1],
  ['right_atEndOfSeries_stays', twoSeries, 2, 'ArrowRight', 2],
  ['left_atStartOfSeries_stays', twoSeries, 3, 'ArrowLeft', 3],
  ['down_severalSeries_sameCategory', twoSeries, 1, 'ArrowDown', 4],
  ['up_severalSeries_sameCategory', twoSeries, 5, 'ArrowUp', 2],
  ['down_lastSeries_stays', twoSeries, 4, 'ArrowDown', 4],
  ['down_oneSeries_next', oneSeries, 0, 'ArrowDown', 1],
  ['up_oneSeries_previous', oneSeries, 1, 'ArrowUp', 0],
  ['down_categoryMissing_samePosition', ragged, 0, 'ArrowDown', 2],
  ['home_secondSeries_itsFirst', twoSeries, 5, 'Home', 3],
  ['end_firstSeries_itsLast', twoSeries, 0, 'End', 2],
  ['otherKey_doesNotMove', twoSeries, 0, 'a', undefined],
  ['noMarks_doesNotMove', [], 0, 'ArrowRight', undefined],
] as const) {
  test(`step_${name}`, () => {
    assert.equal(step([...marks], from, key), expected);
  });
}

test('nearest_pointInside_thatBox', () => {
  assert.equal(nearest([box(0, 0), box(20, 0)], { x: 25, y: 5 }, 0), 1);
});

test('nearest_pointBetween_closerBox', () => {
  assert.equal(nearest([box(0, 0), box(20, 0)], { x: 14, y: 5 }, 60), 0);
});

test('nearest_nothingInReach_undefined', () => {
  assert.equal(nearest([box(0, 0)], { x: 100, y: 100 }, 60), undefined);
});

test('placeTooltip_roomAbove_centredAbove', () => {
  const place = placeTooltip({ width: 400, height: 300 }, box(195, 200), { width: 100, height: 40 });

  assert.deepEqual(place, { x: 150, y: 152 });
});

test('placeTooltip_noRoomAbove_below', () => {
  const place = placeTooltip({ width: 400, height: 300 }, box(195, 10), { width: 100, height: 40 });

  assert.deepEqual(place, { x: 150, y: 28 });
});

test('placeTooltip_atTheEdge_staysInside', () => {
  const place = placeTooltip({ width: 400, height: 60 }, box(395, 25), { width: 100, height: 40 });

  assert.deepEqual(place, { x: 300, y: 20 });
});

for (const [name, value, expected] of [
  ['fill', '#5b3a8e', true],
  ['fill', 'url(#hatch)', true],
  ['clip-path', 'url("#plot")', true],
  ['href', '#mark', true],
  ['aria-label', 'online: 5', true],
  ['onload', 'run()', false],
  ['ONCLICK', 'run()', false],
  ['style', 'fill:red', false],
  ['href', 'https://elsewhere.example/', false],
  ['xlink:href', 'javascript:run()', false],
  ['fill', 'url(https://elsewhere.example/a)', false],
  ['fill', '\\75rl(https://elsewhere.example/a)', false],
  ['fill', "url( 'https://elsewhere.example/a')", false],
] as const) {
  test(`isHarmless_${name}=${value}_is${expected}`, () => {
    assert.equal(isHarmless(name, value), expected);
  });
}

test('sanitise_hostilePicture_onlyTheDrawingIsLeft', () => {
  const source = `<svg xmlns="http://www.w3.org/2000/svg" onload="run()" viewBox="0 0 1 1"><script>run()</script>
    <style>*{}</style><foreignObject/><animate attributeName="href"/><html:p xmlns:html="http://www.w3.org/1999/xhtml"/>
    <g class="mark" onclick="run()" data-code="01"><rect width="1"/><a href="javascript:run()"/></g></svg>`;
  const svg = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement as unknown as Element;

  sanitise(svg);

  const kept = [svg, ...svg.getElementsByTagName('*')].map(
    (element) =>
      `${element.localName} ${[...element.attributes].map(({ name }) => name).filter((name) => name !== 'xmlns')}`,
  );
  assert.deepEqual(kept, ['svg viewBox', 'g class,data-code', 'rect width', 'a ']);
});
