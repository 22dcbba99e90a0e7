// Keeps in this window what was typed into a form and not saved, and offers it when the form is opened again.
const form = document.querySelector('form[data-keep]');

if (form) {
  const keptAs = `entente-kept:${location.pathname}`;
  const panel = document.querySelector('[data-kept]');
  let sending = false;
  let attempt;

  const isMark = (name) => name.startsWith('seen.') || name === 'latest';
  const ofPage = (name) => name === '_csrf' || name === 'sent';
  const all = () => [...new FormData(form)].filter(([name]) => !ofPage(name));
  const fields = () => all().filter(([name]) => !isMark(name));

  /** As the page came: a browser that goes back puts what was typed into the fields by itself. */
  function shownFirst() {
    const copy = form.cloneNode(true);
    copy.reset();
    return [...new FormData(copy)].filter(([name]) => !ofPage(name) && !isMark(name));
  }
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  // what was sent and refused is saved nowhere
  const saved = form.dataset.keep === 'fresh' ? shownFirst() : null;

  function inStore(act) {
    try {
      return act(sessionStorage);
    } catch {
      return null; // a browser that keeps nothing still saves
    }
  }

  const drop = () => inStore((store) => store.removeItem(keptAs));

  function kept() {
    const found = inStore((store) => JSON.parse(store.getItem(keptAs)));
    return Array.isArray(found?.fields) && Array.isArray(found.seen) ? found : null;
  }

  function keep() {
    // what is offered and not yet answered stays
    if (panel && !panel.hidden && same(fields(), saved)) return;
    if (same(fields(), saved)) return drop();
    const seen = all().filter(([name]) => isMark(name));
    const entry = { fields: fields(), seen, sent: sending ? attempt : undefined };
    inStore((store) => store.setItem(keptAs, JSON.stringify(entry)));
  }

  function restoreMarks({ seen }) {
    for (const [name, value] of seen) if (form.elements[name]) form.elements[name].value = value;
  }

  function restore(entry) {
    for (const element of form.elements) {
      const values = entry.fields.filter(([name]) => name === element.name).map(([, value]) => value);
      if (['checkbox', 'radio'].includes(element.type)) element.checked = values.includes(element.value);
      else if (values.length > 0) element.value = values[0];
    }
    restoreMarks(entry);
  }

  function offer() {
    const entry = kept();
    if (!panel || entry === null || saved === null) return;
    if (same(entry.fields, saved)) return drop();
    if (same(entry.fields, fields())) return restoreMarks(entry);
    panel.hidden = false;
    panel.querySelector('[data-kept-restore]').addEventListener('click', () => {
      restore(entry);
      panel.hidden = true;
      form.querySelector('input[type="text"]')?.focus();
    });
    panel.querySelector('[data-kept-drop]').addEventListener('click', () => {
      drop();
      panel.hidden = true;
    });
  }

  form.addEventListener('submit', () => {
    sending = true;
    attempt = crypto.getRandomValues(new Uint32Array(2)).join('-');
    const field = form.elements.sent ?? form.appendChild(document.createElement('input'));
    Object.assign(field, { type: 'hidden', name: 'sent', value: attempt });
  });
  addEventListener('pagehide', keep);
  addEventListener('pageshow', ({ persisted }) => {
    sending = false;
    if (!persisted) offer();
  });
}
