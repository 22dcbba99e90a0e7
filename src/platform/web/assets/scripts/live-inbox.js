// Keeps the counts of the navigation, and the inbox where it is shown, as they are. Without it they are so again with the
// next page.
const { changes: address, changesAfter, changesOf: person } = document.body.dataset;
const name = `entente-inbox-${person}`;
const retryMs = { first: 10_000, most: 300_000 };
const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang);
const heard = new EventTarget();

/** Where the next stream goes on from, in whichever tab it is opened. */
let after = changesAfter;
let source = null;

const tabs = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
tabs?.addEventListener('message', ({ data }) => take(data));

const spoken = document.body.appendChild(document.createElement('div'));
spoken.className = 'govuk-visually-hidden';
spoken.setAttribute('role', 'status');

begin();

/** A browser opens few connections to one server: its tabs share a stream, which the first of them holds. */
function begin() {
  if (tabs && navigator.locks) navigator.locks.request(name, () => streamed()).catch(() => {});
  else streamed();
}

/** Resolves when this tab is to try no more, so that another may. */
function streamed() {
  return new Promise((resolve) => {
    let pause = retryMs.first;
    let known = false;
    const open = () => {
      source = new EventSource(`${address}?after=${after}&of=${person}`);
      for (const kind of ['entry', 'counts', 'reset']) source.addEventListener(kind, (event) => tell(kind, event));
      source.addEventListener('open', () => {
        pause = retryMs.first;
        // cases may have moved while nobody told
        if (known) spread({ kind: 'reset' });
        known = true;
      });
      source.addEventListener('end', ({ data }) => {
        source.close();
        if (JSON.parse(data).because === 'too-many') whenSeen(open);
        else resolve();
      });
      source.addEventListener('error', () => {
        // otherwise the browser comes back by itself, and says what it has
        if (source.readyState !== EventSource.CLOSED) return;
        setTimeout(open, pause);
        pause = Math.min(2 * pause, retryMs.most);
      });
    };
    open();
  });
}

/** Somebody has more browsers open than are told at once: the one that they look at is. */
function whenSeen(open) {
  const again = () => {
    if (document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', again);
    open();
  };
  document.addEventListener('visibilitychange', again);
}

function tell(kind, { data, lastEventId }) {
  spread({ kind, after: lastEventId, ...JSON.parse(data) });
}

function spread(told) {
  tabs?.postMessage(told);
  take(told);
}

function take(told) {
  if (told.after) after = told.after;
  const changed = told.kind !== 'counts' || show(told) || told.moved;
  if (changed) heard.dispatchEvent(new Event('change'));
}

/** Whether anything was said otherwise before. */
function show({ waiting, unread }) {
  let changed = false;
  const counts = { waiting, partnerships: waiting, workQueue: waiting, inbox: unread, information: unread };
  for (const place of document.querySelectorAll('[data-count]')) {
    const count = counts[place.dataset.count];
    if (count === undefined) continue;
    const text = count > 99 ? `${numbers.format(99)}+` : numbers.format(count);
    if (place.textContent.trim() === (count === 0 ? '' : text)) continue;
    changed = true;
    place.replaceChildren(...(count === 0 ? [] : [' ', badge(text)]));
    if (place.dataset.count === 'inbox') spoken.textContent = `${place.previousSibling?.textContent.trim() ?? ''} ${text}`;
  }
  return changed;
}

function badge(text) {
  const span = document.createElement('span');
  span.className = 'entente-count';
  span.textContent = text;
  return span;
}

const list = document.querySelector('[data-live-list]');
if (list) keepUp();

/** Asks for this page anew, and puts in what is new: what the person is at stays where it is. */
function keepUp() {
  let timer;
  let asked = false;
  heard.addEventListener('change', () => {
    asked = true;
    timer ??= setTimeout(refresh, 150);
  });

  async function refresh() {
    asked = false;
    try {
      // nobody may be there: it keeps no session from ending
      const answer = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Unattended': '1' }, redirect: 'error' });
      const { body } = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html');
      // somebody else may have signed in meanwhile
      if (body.dataset.changesOf === person) putIn(body.querySelector('[data-live-list]'));
    } catch {
      // the next change asks again
    }
    timer = undefined;
    if (asked) timer = setTimeout(refresh, 1_000);
  }
}

function putIn(fresh) {
  const [shown, wanted] = [list.querySelector('[data-keyed]'), fresh?.querySelector('[data-keyed]')];
  if (!fresh) return;
  const at = placeOfFocus();
  if (!shown || !wanted) list.replaceChildren(...fresh.childNodes);
  else {
    merge(shown, wanted);
    replaceOthers(shown, fresh, wanted);
  }
  at?.();
}

/** Lines that are the same stay the same elements. */
function merge(shown, wanted) {
  const known = new Map([...shown.children].map((line) => [line.dataset.key, line]));
  const lines = [...wanted.children].map((line) => {
    const same = known.get(line.dataset.key);
    return same && same.isEqualNode(line) ? same : line;
  });
  for (const line of [...shown.children]) if (!lines.includes(line)) line.remove();
  for (const [index, line] of lines.entries())
    if (shown.children[index] !== line) shown.insertBefore(line, shown.children[index] ?? null);
}

/** What stands around the lines: headings, "mark all", pages. The list itself is not moved, so what is read stays in view. */
function replaceOthers(shown, fresh, wanted) {
  const parts = [...fresh.children];
  const at = parts.indexOf(wanted);
  for (const part of [...list.children]) if (part !== shown) part.remove();
  shown.before(...parts.slice(0, at));
  shown.after(...parts.slice(at + 1));
}

/** A link or a button that is replaced while it has the focus hands it to its likeness, or to that of its line. */
function placeOfFocus() {
  const focused = document.activeElement;
  if (!list.contains(focused)) return null;
  const key = focused.closest('[data-key]')?.dataset.key;
  const label = focused.getAttribute('href') ?? focused.getAttribute('aria-label') ?? focused.textContent;
  return () => {
    if (document.activeElement === focused) return;
    const line = key && list.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const like = [...(line || list).querySelectorAll('a, button')].find(
      (each) => (each.getAttribute('href') ?? each.getAttribute('aria-label') ?? each.textContent) === label,
    );
    (like ?? line?.querySelector('a') ?? list.querySelector('a'))?.focus({ preventScroll: true });
  };
}
