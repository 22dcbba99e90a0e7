// Saves a form in the background while somebody types. Without it, its buttons do the same.
const pause = 1500;
const retryAfter = 15_000;
const keptBelow = 'entente-kept:';
const form = document.querySelector('form[data-autosave]');

dropSent();

/** The address says which form was saved on the way here: what was kept of that one has served. */
function dropSent() {
  const here = new URL(location.href);
  const sent = here.searchParams.get('sent');
  if (sent === null) return;
  here.searchParams.delete('sent');
  // so that loading this page again drops nothing that is kept later
  history.replaceState(history.state, '', here);
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(keptBelow) && entry(name)?.sent === sent) sessionStorage.removeItem(name);
  } catch {
    // a browser that keeps nothing has nothing to drop
  }
}

/** What is kept under a name: `{ fields, seen, sent }`. */
function entry(name) {
  try {
    const found = JSON.parse(sessionStorage.getItem(name));
    return Array.isArray(found?.fields) ? found : null;
  } catch {
    return null;
  }
}

/** As the server stores it (`cleanText`), so that a space at the end is no other text. */
function cleaned(name, value) {
  const text = String(value).normalize('NFC').replace(/\r\n?/g, '\n');
  const visible = text.replace(/[^\P{Cc}\n\t]/gu, '').trim();
  return name.endsWith('.heading') ? visible.replace(/\s+/g, ' ') : visible;
}

if (form) {
  const state = document.querySelector('[data-autosave-state]');
  const { lang } = document.documentElement;
  const locale = lang === 'en' ? 'en-GB' : lang;
  const keptAs = `${keptBelow}${location.pathname}`;
  /** Once a colleague's words are in the way, only a person can decide: nothing more is sent by itself. */
  let stopped = form.dataset.conflict === 'true';
  let timer;
  let sending = false;
  /** The button that was pressed meanwhile: the marks that it sends come with the answer. */
  let pressed = null;
  let savedFields = stopped ? null : shownFirst();
  /** Names this form in the address to which its save leads. */
  let attempt;

  function fields() {
    const typed = [...new FormData(form)].filter(([name]) => /\.(heading|text)$/.test(name));
    return JSON.stringify(typed.map(([name, value]) => [name, cleaned(name, value)]));
  }

  /** As the page came: a browser that goes back puts what was typed into the fields by itself. */
  function shownFirst() {
    const came = [...new FormData(form).keys()].filter((name) => /\.(heading|text)$/.test(name));
    return JSON.stringify(came.map((name) => [name, cleaned(name, form.elements[name].defaultValue)]));
  }

  /** What this person had before them when they began to type. */
  const seen = () => [...new FormData(form)].filter(([name]) => name.startsWith('seen.') || name === 'latest');

  function say(key, time = '') {
    const { [`say${key}`]: words = '' } = form.dataset;
    state.textContent = words.replace('{time}', time).replace('{number}', time);
    state.classList.toggle('entente-save__state--problem', !['Saved', 'Saving'].includes(key));
  }

  function keep() {
    try {
      if (fields() === savedFields) sessionStorage.removeItem(keptAs);
      else sessionStorage.setItem(keptAs, JSON.stringify({ fields: JSON.parse(fields()), seen: seen(), sent: attempt }));
    } catch {
      // a browser that keeps nothing still saves
    }
  }

  function soon(delay = pause) {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, delay);
  }

  async function save() {
    if (stopped || sending || fields() === savedFields) return;
    sending = true;
    const sent = fields();
    let saved = false;
    say('Saving');
    try {
      const body = new URLSearchParams(new FormData(form));
      body.set('autosave', '1');
      const headers = { Accept: 'application/json' };
      const answer = await fetch(form.action, { method: 'POST', body, headers, redirect: 'manual' });
      saved = answer.ok;
      if (saved) accepted(await answer.json(), sent);
      else refused(await answer.json().catch(() => ({})));
    } catch {
      keep();
      say('Away');
      soon(retryAfter);
    } finally {
      sending = false;
    }
    if (pressed) return form.requestSubmit(pressed);
    if (!stopped && fields() !== sent) soon();
    if (saved) await refreshPreview();
  }

  function accepted({ saved, seen, proposed }, sent) {
    savedFields = sent;
    for (const [language, mark] of Object.entries(seen)) form.elements[`seen.${language}`].value = mark;
    keep();
    if (proposed) return say('Anew', proposed);
    say('Saved', new Date(saved).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }));
  }

  function refused({ code }) {
    stopped = true;
    keep();
    say(code === 'text.clause-saved-meanwhile' ? 'Conflict' : 'Refused');
  }

  /** Pictures are beside the point of a save: where they can't be had, the old ones stay. */
  async function refreshPreview() {
    const place = document.querySelector('[data-preview]');
    if (!place || !form.dataset.previewFrom) return;
    try {
      const answer = await fetch(form.dataset.previewFrom, { headers: { Accept: 'text/html' } });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').body;
      await Promise.all([...fresh.querySelectorAll('img:not([loading])')].map(loaded));
      place.replaceChildren(...fresh.childNodes);
    } catch {
      // see above
    }
  }

  /** So that the page doesn't flicker while new pictures come. */
  function loaded({ src }) {
    const picture = new Image();
    picture.src = src;
    return picture.decode().catch(() => undefined);
  }

  function offerKept() {
    const panel = document.querySelector('[data-kept]');
    const kept = entry(keptAs);
    if (!panel || kept === null || stopped) return;
    if (JSON.stringify(kept.fields) === savedFields) return drop();
    if (JSON.stringify(kept.fields) === fields()) {
      restoreMarks(kept);
      return soon(0);
    }
    panel.hidden = false;
    panel.querySelector('[data-kept-restore]').addEventListener('click', () => {
      for (const [name, value] of kept.fields) if (form.elements[name]) form.elements[name].value = value;
      restoreMarks(kept);
      panel.hidden = true;
      soon(0);
      form.querySelector('textarea')?.focus();
    });
    panel.querySelector('[data-kept-drop]').addEventListener('click', () => {
      drop();
      panel.hidden = true;
    });
  }

  /** What a colleague saved since then is a conflict and not overwritten. */
  function restoreMarks(kept) {
    for (const [name, value] of kept.seen) if (form.elements[name]) form.elements[name].value = value;
  }

  function drop() {
    try {
      sessionStorage.removeItem(keptAs);
    } catch {
      // see above
    }
  }

  /** Buttons save the form without this script; it only wants to know again what it kept of it. */
  function nameForm() {
    attempt = crypto.getRandomValues(new Uint32Array(2)).join('-');
    const field = form.elements.sent ?? form.appendChild(document.createElement('input'));
    Object.assign(field, { type: 'hidden', name: 'sent', value: attempt });
  }

  form.addEventListener('input', () => soon());
  form.addEventListener('submit', (event) => {
    if (sending) {
      event.preventDefault();
      pressed = event.submitter;
      return;
    }
    stopped = true;
    clearTimeout(timer);
    nameForm();
  });
  addEventListener('online', () => soon(0));
  addEventListener('pagehide', keep);
  // only then has the browser put back what it remembers of the fields
  addEventListener('pageshow', ({ persisted }) => persisted || offerKept());
}
