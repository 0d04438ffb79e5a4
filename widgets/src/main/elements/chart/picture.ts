// SPDX-License-Identifier: Apache-2.0

import { Refusal } from '../shared/refusal.js';
import { isDrawing, sanitise } from './sanitise.js';

/** A picture, whether a newer one ought to have taken its place, and whether one may at any moment. */
export interface Picture {
  svg: SVGSVGElement;
  stale: boolean;
  live: boolean;
}

/** The drawing in a document, ready to be shown; nothing where it is none. */
export function drawing(from: Document | null): SVGSVGElement | undefined {
  const svg = from?.documentElement;
  if (svg?.localName !== 'svg' || !isDrawing(svg.namespaceURI, svg.localName)) {
    return undefined;
  }
  sanitise(svg);
  return document.importNode(svg, true) as Element as SVGSVGElement;
}

/**
 * Fetches a picture. XMLHttpRequest because it is the one parser that pages with Trusted Types let through:
 * it hands over a document without a string ever being turned into markup. It sends no cookies to another
 * origin. Aborted requests never settle.
 */
export function fetchPicture(url: string, signal: AbortSignal): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.overrideMimeType('image/svg+xml');
    request.timeout = 30_000;
    request.onreadystatechange = () => {
      // The headers are there, the body is not: an error is read as the problem document it is.
      if (request.readyState === XMLHttpRequest.HEADERS_RECEIVED && request.status !== 200) {
        request.responseType = 'json';
      }
    };
    request.onload = () => {
      const { status, response } = request;
      const svg = status === 200 && drawing(response as Document | null);
      if (svg) {
        resolve({
          svg,
          stale: !!request.getResponseHeader('Atalaya-Stale'),
          // What is released only now and then may be kept for longer.
          live: /max-age=1\b/.test(request.getResponseHeader('Cache-Control') ?? ''),
        });
      } else {
        reject(new Refusal(status === 200 ? undefined : response));
      }
    };
    request.onerror = request.ontimeout = () => reject(new Refusal());
    signal.addEventListener('abort', () => request.abort());
    request.send();
  });
}
