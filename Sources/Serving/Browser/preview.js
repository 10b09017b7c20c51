// SPDX-License-Identifier: Apache-2.0

// What pages have while `planpress serve` shows them: they follow the edits, and say what is wrong. The published site has nothing of it.
'use strict';

(() => {
  const own = document.currentScript;
  const at = (name) => `/.planpress/${name}`;
  let mark = own.dataset.mark;
  let state = { version: -1, problems: [], unpublished: [] };
  // The page as it was sent, which scripts of the site may have changed since.
  let sent = null;
  let isClosed = false;

  const ask = (name, options = {}) =>
    fetch(at(name), { ...options, headers: { 'Planpress-Token': own.dataset.token } });
  const order = async (name, fields) => {
    const answer = await ask(name, { method: 'POST', body: new URLSearchParams(fields) });
    say(answer.ok ? '' : (await answer.text()).trim());
  };

  // An element with attributes, listeners and contents; texts are never read as HTML.
  const make = (name, attributes = {}, ...contents) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(key, value);
      else if (value === true) element.setAttribute(key, '');
      else if (value !== false) element.setAttribute(key, value);
    }
    element.append(...contents.filter((content) => content !== null));
    return element;
  };
  // Words in backticks are what somebody typed, or may type.
  const sentence = (text) => text.split(/`([^`]*)`/).map((part, i) => (i % 2 ? make('code', { class: 'typed' }, part) : part));
  const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

  // -- The page in place ----------------------------------------------------------------------------------------------

  // Changes in `live` what `next` has that `before` has not; what scripts and readers have done to the rest stays.
  const exchange = (before, next, live) => {
    if (before.isEqualNode(next)) return;
    if (live.nodeType !== next.nodeType || live.nodeName !== next.nodeName) {
      live.replaceWith(document.importNode(next, true));
      return;
    }
    if (next.nodeType !== Node.ELEMENT_NODE) {
      live.data = next.data;
      return;
    }
    for (const { name } of [...before.attributes, ...next.attributes]) {
      const value = next.getAttribute(name);
      if (before.getAttribute(name) === value) continue;
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
    exchangeChildren([...before.childNodes], [...next.childNodes], live);
  };

  const exchangeChildren = (before, next, parent) => {
    const live = [...parent.childNodes];
    if (live.length !== before.length || live.some((node, i) => node.nodeName !== before[i].nodeName)) {
      parent.replaceChildren(...next.map((node) => document.importNode(node, true)));
      return;
    }
    let start = 0;
    while (start < before.length && start < next.length && before[start].isEqualNode(next[start])) start += 1;
    let [end, nextEnd] = [before.length, next.length];
    while (end > start && nextEnd > start && before[end - 1].isEqualNode(next[nextEnd - 1])) [end, nextEnd] = [end - 1, nextEnd - 1];
    let old = start;
    for (let i = start; i < nextEnd; i += 1) {
      const same = before.slice(old, end).findIndex((node) => node.isEqualNode(next[i]));
      if (same >= 0) {
        for (const node of live.slice(old, old + same)) node.remove();
        old += same + 1;
        continue;
      }
      const isOther = old < end && before[old].nodeName === next[i].nodeName && before[old].id === next[i].id
        && !next.slice(i + 1, nextEnd).some((node) => node.isEqualNode(before[old]));
      if (isOther) exchange(before[old], next[i], live[old]);
      else parent.insertBefore(document.importNode(next[i], true), live[old] ?? null);
      if (isOther) old += 1;
    }
    for (const node of live.slice(old, end)) node.remove();
  };

  const sheets = (page) => [...page.querySelectorAll('link[rel~="stylesheet"]')].filter((link) => !link.getAttribute('href').startsWith('/.planpress/'));
  const scripts = (page) => [...page.querySelectorAll('script[src]')].map((script) => script.getAttribute('src')).join(' ');

  // The old sheet goes when the new one is there, so that the page is never without.
  const exchangeSheets = (next) => {
    const [old, fresh] = [sheets(document), sheets(next)];
    fresh.forEach((link, i) => {
      if (old[i]?.getAttribute('href') === link.getAttribute('href')) return;
      const added = document.importNode(link, true);
      const done = () => old[i]?.remove();
      added.addEventListener('load', done);
      added.addEventListener('error', done);
      if (old[i]) old[i].after(added);
      else document.head.append(added);
    });
    for (const link of old.slice(fresh.length)) link.remove();
  };

  const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

  const load = async () => {
    const answer = await fetch(location.pathname, { headers: sent && mark ? { 'If-None-Match': mark } : {}, cache: 'no-store' });
    if (answer.status === 304) return;
    const next = answer.headers.get('ETag') ?? '';
    const page = parse(await answer.text());
    if (!sent && next === mark) {
      sent = page;
      return;
    }
    if (next === mark) return;
    // A page of another kind, or other scripts, begin again.
    if (!sent || !mark || !next || scripts(sent) !== scripts(page)) {
      location.reload();
      return;
    }
    document.title = page.title;
    exchangeSheets(page);
    const root = document.documentElement;
    for (const name of ['lang', 'dir']) {
      if (page.documentElement.hasAttribute(name)) root.setAttribute(name, page.documentElement.getAttribute(name));
    }
    exchange(sent.body, page.body, document.body);
    [sent, mark] = [page, next];
  };

  // -- What is said ---------------------------------------------------------------------------------------------------

  const host = make('planpress-preview', { lang: 'en', dir: 'ltr' });
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = make('link', { rel: 'stylesheet', href: at('preview.css') });
  const faults = make('section', { class: 'faults', 'aria-label': 'Problems in the plan', hidden: true });
  const bar = make('div', { class: 'bar', role: 'group', 'aria-label': 'Preview' });
  const word = make('span', { class: 'word', role: 'status' });
  shadow.append(sheet, faults, bar);

  const say = (text) => { word.textContent = text; };

  const openPlace = (fields) => order('open', fields);

  const placeOf = (place, fields) => {
    const text = `${place.path}${place.line ? `:${place.line}` : ''}`;
    return state.hasEditor && fields
      ? make('button', { type: 'button', class: 'place', title: 'Open in the editor', click: () => openPlace(fields) }, text)
      : make('span', { class: 'place' }, text);
  };

  const excerpt = (place) =>
    place.fault === undefined ? null : make('pre', {}, `${place.line}  ${place.before}`, make('mark', {}, place.fault || ' '), place.after);

  // The lines of a difference that go and come.
  const changed = (difference) => difference.split('\n').filter((line) => /^[-+]/.test(line) && !/^(---|\+\+\+) [ab]\//.test(line))
    .flatMap((line, i) => [i ? '\n' : '', make(line[0] === '-' ? 'del' : 'ins', {}, line)]);

  const fault = (problem, number) => {
    const fields = { problem: number, version: state.version };
    return make('li', { class: problem.severity },
      make('p', {}, make('b', {}, problem.severity === 'error' ? 'Error' : 'Warning'), ' ', problem.path ? placeOf(problem, fields) : null, ' ',
        ...sentence(problem.message), problem.rule ? make('code', {}, ` [${problem.rule}]`) : null),
      excerpt(problem),
      problem.help ? make('p', { class: 'help' }, ...sentence(problem.help)) : null,
      ...(problem.notes ?? []).map((note) => make('div', { class: 'note' }, make('p', {}, placeOf(note), ' ', ...sentence(note.message)), excerpt(note))),
      problem.correction
        ? make('div', { class: 'correction' },
          make('pre', {}, ...changed(problem.correction)),
          make('button', { type: 'button', class: 'fix', click: () => order('fix', fields) }, 'Make this change'))
        : null);
  };

  const summary = () => {
    const parts = [state.errors ? count(state.errors, 'error') : null, state.warnings ? count(state.warnings, 'warning') : null];
    return parts.filter(Boolean).join(', ');
  };

  const draw = () => {
    const isShown = !isClosed && state.problems.length > 0;
    faults.hidden = !isShown;
    if (isShown) {
      faults.replaceChildren(
        make('header', {}, make('h2', {}, summary()),
          make('button', { type: 'button', class: 'close', click: () => { isClosed = true; draw(); } }, 'Close')),
        state.isBehind ? make('p', { class: 'behind' }, mark ? 'The page is the last one without an error.' : 'There is no page without an error yet.') : null,
        // What keeps the page from being shown comes first.
        make('ol', {}, ...state.problems.map((problem, number) => [problem, number])
          .sort(([a], [b]) => (b.severity === 'error') - (a.severity === 'error')).map(([problem, number]) => fault(problem, number))),
        ...(state.isMore ? [make('p', {}, 'There is more: planpress check --all has the rest.')] : []));
    }
    const toggle = make('input', {
      type: 'checkbox', checked: state.showsUnpublished,
      change: (event) => order('unpublished', { shown: event.target.checked }),
    });
    bar.replaceChildren(
      make('span', { class: 'name' }, 'Preview'),
      ...(state.reason ? [make('span', { class: 'reason' }, `This page is ${state.reason}: it is not published yet.`)] : []),
      ...(state.problems.length > 0 && !isShown
        ? [make('button', { type: 'button', class: 'problems', click: () => { isClosed = false; draw(); } }, summary())] : []),
      make('label', {}, toggle, ` Show what is not published yet${state.unpublished.length ? ` (${state.unpublished.length})` : ''}`),
      word);
  };

  // Links in texts to what would be held back say so.
  const markLinks = () => {
    for (const link of document.querySelectorAll('a[data-planpress-unpublished]')) link.removeAttribute('data-planpress-unpublished');
    const reasons = new Map(state.unpublished.filter((one) => one.address !== undefined).map((one) => [one.address, one.reason]));
    if (reasons.size === 0) return;
    // Lists say so themselves.
    for (const link of document.querySelectorAll('.prose a[href]')) {
      if (link.origin !== location.origin) continue;
      const path = decodeURI(link.pathname).slice(1).replace(/index\.html$/, '');
      const reason = reasons.get(path) ?? reasons.get(path + link.hash);
      if (reason) link.setAttribute('data-planpress-unpublished', reason);
    }
  };

  const update = async () => {
    const answer = await ask(`state?path=${encodeURIComponent(location.pathname)}`);
    if (answer.status === 403) return location.reload();
    const next = await answer.json();
    // An overlay that was closed comes back when there is an error that was not there.
    const known = new Set(state.problems.map((problem) => problem.message));
    if (next.problems.some((problem) => problem.severity === 'error' && !known.has(problem.message))) isClosed = false;
    else if (state.version < 0 && next.errors === 0) isClosed = true;
    state = next;
    await load();
    markLinks();
    draw();
    host.dataset.version = state.version;
  };

  // -- Events ---------------------------------------------------------------------------------------------------------

  // One after the other; of several that come meanwhile, the last counts.
  let running = null;
  let isWanted = false;
  const refresh = async () => {
    isWanted = true;
    if (running) return;
    running = (async () => {
      while (isWanted) {
        isWanted = false;
        try { await update(); } catch { lost(); }
      }
    })();
    await running;
    running = null;
  };

  let events = null;
  const lost = () => say('planpress does not answer any more. Start planpress serve again.');
  const listen = () => {
    if (events || document.visibilityState === 'hidden') return;
    events = new EventSource(`${at('events')}?token=${own.dataset.token}`);
    events.addEventListener('message', () => { say(''); refresh(); });
    events.addEventListener('error', () => {
      lost();
      if (events?.readyState !== EventSource.CLOSED) return;
      // Another preview at the same address has another token.
      leave();
      setTimeout(async () => {
        try { if ((await fetch(location.pathname, { cache: 'no-store' })).ok) location.reload(); } catch { /* not yet */ }
        listen();
      }, 2000);
    });
  };
  // Browsers keep few connections to one server open, so windows that nobody sees give theirs back.
  const leave = () => { events?.close(); events = null; };
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? leave() : listen()));

  // With the Alt key, a paragraph opens its place in the editor.
  document.addEventListener('click', (event) => {
    if (!event.altKey || !state.hasEditor || event.target === host) return;
    const block = event.target.closest('p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, pre, blockquote');
    if (!block) return;
    event.preventDefault();
    event.stopPropagation();
    openPlace({ path: location.pathname, text: block.textContent.slice(0, 2000) });
  }, true);

  document.documentElement.append(host);
  // The page ends above what lies over its foot, however much that is.
  new ResizeObserver(() => document.documentElement.style.setProperty('--planpress-room', `${host.offsetHeight}px`)).observe(host);
  draw();
  listen();
})();
