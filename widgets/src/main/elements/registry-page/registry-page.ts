// SPDX-License-Identifier: Apache-2.0

// What the page of the registry does where script runs; without it the page is complete. It is within the page, whose
// policy allows exactly this text, so it loads nothing.

import { armExit } from '../form-page/exit.js';
import { solution, solve, type Challenge } from '../form-page/work.js';

armExit();

// The code of a QR picture stands behind the #, which no server sees; here it goes from the address, too.
const code = new URLSearchParams(location.hash.slice(1)).get('code');
const field = document.querySelector<HTMLInputElement>('input#code');
if (code && field && /^[0-9A-Za-z-]{1,64}$/.test(code)) {
  field.value = code;
  history.replaceState(null, '', location.pathname + location.search);
}

const form = document.querySelector<HTMLFormElement>('form[data-challenge]');
if (form?.dataset.challenge && window.isSecureContext) {
  work(form, form.dataset.challenge);
}

function work(form: HTMLFormElement, address: string) {
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = 'proofOfWork';
  form.append(input);
  let done = false;
  const working = (async () => {
    const challenge = (await (await fetch(address, { credentials: 'omit' })).json()) as Challenge;
    const number = await solve(challenge);
    input.value = number === undefined ? '' : solution(challenge, number);
  })()
    // Then the request goes without: a person looks at it.
    .catch(() => {})
    .finally(() => (done = true));
  form.addEventListener('submit', (event) => {
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    if (done || button?.value !== 'next') {
      return;
    }
    event.preventDefault();
    const wait = document.createElement('p');
    wait.role = 'status';
    wait.textContent = form.dataset.working ?? '';
    button.after(wait);
    button.disabled = true;
    void working.then(() => {
      button.disabled = false;
      form.requestSubmit(button);
    });
  });
}
