// SPDX-License-Identifier: Apache-2.0

// What the Java components for Vaadin Flow load beside the elements: has an element ask its component for answers
// instead of the observatory's public address.

import { drawing } from '../chart/picture.js';
import { type Problem, Refusal } from '../shared/refusal.js';
import type { Source } from '../shared/source.js';

/** What a component answers: the body of the observatory's answer, or of its problem document. */
interface Answer {
  good: boolean;
  body: string;
  stale: boolean;
}

/** An element of a component that can be asked. */
interface Asked extends HTMLElement {
  $server: { answer(address: string): Promise<Answer> };
  source?: Source;
}

/** Below this of an observatory's address lie its answers. */
const api = '/v1/';

function handOver(element: Asked): void {
  const answer = async (url: string): Promise<Answer> => {
    const { pathname, search } = new URL(url, document.baseURI);
    const given = await element.$server.answer(pathname.slice(pathname.lastIndexOf(api) + 3) + search);
    if (!given.good) {
      throw new Refusal(JSON.parse(given.body) as Problem);
    }
    return given;
  };
  element.source = {
    async json(url) {
      const { body, stale } = await answer(url);
      return { json: JSON.parse(body), stale };
    },
    async picture(url) {
      const { body, stale } = await answer(url);
      const svg = drawing(new DOMParser().parseFromString(body, 'image/svg+xml'));
      if (!svg) {
        throw new Refusal();
      }
      // The component has its element ask again when the figures moved.
      return { svg, stale, live: false };
    },
  };
}

declare global {
  interface Window {
    Vaadin?: { Flow?: { atalaya?: { handOver(element: Asked): void } } };
  }
}

// Where the connectors of Flow components are found by what they execute.
const vaadin = (window.Vaadin ??= {});
(vaadin.Flow ??= {}).atalaya = { handOver };
