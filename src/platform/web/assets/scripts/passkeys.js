// Asks the browser for a passkey before a form is sent, and puts its answer into the form. Codes by mail need no script.
import 'asset:simplewebauthn-browser.js';

const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser;
const ask = { create: startRegistration, get: startAuthentication };

for (const place of document.querySelectorAll('[data-passkey]')) {
  const form = place.querySelector('form');
  if (!form || !browserSupportsWebAuthn()) continue;
  place.hidden = false;
  const problem = place.appendChild(document.createElement('p'));
  problem.className = 'govuk-error-message';
  problem.setAttribute('role', 'alert');
  let answered = false;
  let busy = false;

  form.addEventListener('submit', async (event) => {
    if (answered) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    problem.textContent = '';
    try {
      form.elements.passkey.value = JSON.stringify(await answerTo(place, form));
      answered = true;
      form.submit();
    } catch {
      problem.textContent = place.dataset.passkeyFailed;
    } finally {
      busy = false;
    }
  });
  // a page that the browser shows again from its memory asks anew
  addEventListener('pageshow', () => {
    answered = false;
  });
}

async function answerTo(place, form) {
  const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  const headers = { Accept: 'application/json' };
  const asked = await fetch(place.dataset.passkeyOptions, { method: 'POST', body, headers, redirect: 'error' });
  if (!asked.ok) throw new Error(String(asked.status));
  const { challenge, options } = await asked.json();
  const answer = await ask[place.dataset.passkey]({ optionsJSON: options });
  return { challenge, answer };
}
