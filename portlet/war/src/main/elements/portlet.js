// SPDX-License-Identifier: Apache-2.0

// Has the elements of portlets ask the portal, which asks the observatory: pages need to allow no other origin.
// How an element hands its questions to a host is that of the components for Vaadin Flow, in flow.js.

import './flow.js';

const tags = ['chart', 'table', 'figure', 'dashboard', 'alert-ticker', 'registry-check', 'tip-form'];
const selector = '[data-atalaya-resource]';

/** Where the portal has a file of the observatory. */
function through({ dataset }, file) {
  const { atalayaResource: address, atalayaParameter: parameter } = dataset;
  const query = `${encodeURIComponent(parameter)}=${encodeURIComponent(file)}`;
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

/** What stands behind /v1 in an address of the observatory. */
function fileAt(url) {
  const { pathname, search } = new URL(url, document.baseURI);
  return pathname.slice(pathname.lastIndexOf('/v1/') + 3) + search;
}

async function answer(element, file) {
  const response = await fetch(through(element, file));
  return {
    good: response.ok,
    body: await response.text(),
    stale: response.headers.has('Atalaya-Stale'),
  };
}

/** The feed of alerts, with photos that come through the portal too. */
async function alerts(element, url, init) {
  // Who may see a page of the portal is known by its cookies.
  const asked = { ...init, credentials: 'same-origin' };
  const response = await fetch(through(element, fileAt(url)), asked);
  if (!response.ok) {
    return response;
  }
  const feed = await response.json();
  for (const { _atalaya: told } of feed.items) {
    for (const [size, photo] of Object.entries(told.photo ?? {})) {
      told.photo[size] = through(element, fileAt(photo));
    }
  }
  return new Response(JSON.stringify(feed), response);
}

for (const element of document.querySelectorAll(selector)) {
  if (element.localName === 'atalaya-alert-ticker') {
    element.request = (url, init) => alerts(element, url, init);
  } else {
    element.$server = { answer: (file) => answer(element, file) };
    window.Vaadin.Flow.atalaya.handOver(element);
  }
}
for (const tag of tags) {
  if (document.querySelector(`.atalaya-portlet atalaya-${tag}`)) {
    import(`./${tag}.js`);
  }
}
