// SPDX-License-Identifier: Apache-2.0

// Has the elements of portlets ask the portal, which asks the observatory: pages need to allow no other origin.
// How an element hands its questions to a host is that of the components for Vaadin Flow, in flow.js.

import './flow.js';

const tags = ['chart', 'table', 'figure', 'dashboard'];
const selector = '[data-atalaya-resource]';

async function answer({ dataset }, file) {
  const { atalayaResource: address, atalayaParameter: parameter } = dataset;
  const query = `${encodeURIComponent(parameter)}=${encodeURIComponent(file)}`;
  const response = await fetch(`${address}${address.includes('?') ? '&' : '?'}${query}`);
  return {
    good: response.ok,
    body: await response.text(),
    stale: response.headers.has('Atalaya-Stale'),
  };
}

for (const element of document.querySelectorAll(selector)) {
  element.$server = { answer: (file) => answer(element, file) };
  window.Vaadin.Flow.atalaya.handOver(element);
}
for (const tag of tags) {
  if (document.querySelector(`atalaya-${tag}${selector}`)) {
    import(`./${tag}.js`);
  }
}
