// The search page. Searches the small index: numbers and identifiers as they are, words from their beginning, accents folded,
// no word left out. Works from a folder on a disk: the index is a script. Where full-text.js can be used, full texts are
// searched too, and what the small index knows exactly comes first.
'use strict';
(() => {
  const PAGES = 10;
  const form = document.getElementById('search');
  const field = document.getElementById('query');
  const scope = document.getElementById('search-scope');
  const count = document.getElementById('search-count');
  const list = document.getElementById('search-results');
  const more = document.getElementById('search-more');
  const index = typeof planpressIndex === 'object' ? planpressIndex : null;
  if (!form || !index) return;
  const filters = [...form.querySelectorAll('select')];

  const base = new URL('..', document.querySelector('link[rel="search"]').href);
  // Soft hyphens and signs without a width (Cf) are seen by nobody.
  const fold = (text) => text.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
  const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}.]+/u).map((word) => word.replace(/^\.+|\.+$/g, '')).filter(Boolean);
  // 13 (a), 13(a) and 13a are one and the same number; 1.1 and 11 are not.
  const squeeze = (text) => wordsOf(text).join('');
  const isNumber = (word) => /^\d+(\.\d+)*$/.test(word);

  const entries = index.items.map(([kind, number, id, title, address, summary, headings, names, status = '', year = '', partner = []]) => ({
    number, title, address, summary,
    facets: { kind: [index.kinds[kind]], status: [status], year: [year], partner },
    exact: new Set([number, id].map(squeeze).filter(Boolean)),
    names: [title, ...names].map(fold),
    fields: [
      [wordsOf(title), 12], [wordsOf(names.join(' ')), 10], [wordsOf(id), 6], [wordsOf(headings.join(' ')), 4],
      [wordsOf(index.kinds[kind]), 3], [wordsOf(summary), 2],
    ],
  }));
  const entryAt = new Map(entries.map((entry) => [entry.address, entry]));

  // What the glossary calls by several names is found by each of them.
  const synonyms = new Map();
  for (const { names } of entries) {
    if (names.length > 1) for (const name of names) synonyms.set(name, names);
  }

  // How well an entry answers a word; 0 is not at all.
  const scoreWord = (entry, word) => {
    if (entry.exact.has(word)) return 100;
    let best = 0;
    for (const [words, weight] of entry.fields) {
      if (words.includes(word)) best = Math.max(best, weight * 2);
      else if (!isNumber(word) && words.some((candidate) => candidate.startsWith(word))) best = Math.max(best, weight);
    }
    return best;
  };

  // Every word has to be found; the whole number, identifier or name puts an entry first.
  const scoreQuery = (entry, query) => {
    if (entry.exact.has(squeeze(query))) return 2000;
    if (entry.names.includes(query)) return 1000;
    const scores = wordsOf(query).map((word) => scoreWord(entry, word));
    if (scores.includes(0)) return 0;
    return scores.reduce((sum, score) => sum + score, 0) + (entry.names.some((name) => name.includes(query)) ? 20 : 0);
  };

  const chosen = () => Object.fromEntries(filters.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  const fits = ({ facets }, wanted) => Object.entries(wanted).every(([name, value]) => facets[name].includes(value));

  // Without a word, everything; the best first.
  const findEntries = (text) => {
    const query = fold(text);
    if (!wordsOf(query).length) return entries.map((entry) => ({ entry, score: 1 }));
    const others = (synonyms.get(query) || []).filter((name) => name !== query);
    return entries
      .map((entry) => ({ entry, score: Math.max(scoreQuery(entry, query), ...others.map((name) => scoreQuery(entry, name) * 0.9)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  };

  // What an answer is shown as: an entry or a page, with what was found in its text.
  const hit = (entry, parts = []) => ({
    address: entry.address, number: entry.number, title: entry.title, kind: entry.facets?.kind[0], summary: entry.summary, parts,
  });

  // Parts that are entries of a list stand for themselves; the others belong to their page.
  const hitsOf = ({ address, title, parts }, wanted) => {
    const entryOf = (part) => entryAt.get(`${address}#${part.id}`);
    const own = parts.filter((part) => !entryOf(part));
    const item = entryAt.get(address);
    const listed = parts.filter((part) => entryOf(part) && fits(entryOf(part), wanted));
    const isShown = own.length && (item ? fits(item, wanted) : !Object.keys(wanted).length);
    return [...(isShown ? [hit(item || { address, title }, own)] : []), ...listed.map((part) => hit(entryOf(part), [{ ...part, id: '' }]))];
  };
  const isAnchor = (address, { element, id, text }) => (/^h\d$/.test(element) && text) || entryAt.has(`${address}#${id}`);

  // Which of the two it is, where the page says more.
  const sayTitles = () => { scope.textContent = scope.dataset.titles; };

  // An answer: its hits so far, how many pages are left, the counts under each facet, and a function for the next hits.
  const ask = async (text, wanted) => {
    const known = findEntries(text);
    const small = known.filter(({ entry }) => fits(entry, wanted));
    const counts = {};
    for (const { entry } of known) {
      for (const [name, values] of Object.entries(entry.facets)) {
        for (const value of values) (counts[name] ||= {})[value] = (counts[name][value] || 0) + 1;
      }
    }
    const words = wordsOf(text);
    const isAsked = words.length > 0;
    const titles = { hits: isAsked || Object.keys(wanted).length ? small.map(({ entry }) => hit(entry)) : [], left: 0, counts };
    if (!isAsked || !(await opened)) return titles;
    try {
      const answer = await planpressFullText.find(text, words, words.filter(isNumber), wanted, isAnchor);
      const hits = small.filter(({ score }) => score >= 1000).map(({ entry }) => hit(entry));
      const next = async () => {
        const { pages, left } = await answer.next(PAGES);
        for (const one of pages.flatMap((page) => hitsOf(page, wanted))) {
          const same = hits.find(({ address }) => address === one.address);
          if (same) same.parts = one.parts; else hits.push(one);
        }
        return { hits, left, counts: answer.counts, next };
      };
      return await next();
    } catch {
      sayTitles();
      return titles;
    }
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const link = (address, ...content) => {
    const [path, fragment] = address.split('#');
    const made = element('a', '', ...content);
    made.href = new URL(path.replace(/(^|\/)$/, '$1index.html') + (fragment ? '#' + fragment : ''), base).href;
    return made;
  };

  const row = ({ address, number, title, kind, summary, parts }) => {
    const body = element('div', '', element('p', 'title', link(address, title)));
    if (kind) body.append(element('p', 'kicker', kind));
    const text = parts.find((part) => !part.id)?.excerpt || (parts.length ? [] : [summary]);
    if (text.join('')) body.append(element('p', 'summary', ...text));
    const below = parts.filter((part) => part.id).sort((a, b) => b.found - a.found).slice(0, 3);
    if (below.length) {
      const items = below.map((part) => element('li', '', link(`${address}#${part.id}`, part.title), element('p', 'summary', ...part.excerpt)));
      body.append(element('ul', 'found', ...items));
    }
    return element('li', '', element('span', 'mark', number || ''), body);
  };

  // Behind each choice, how many answers there are. Pagefind counts pages; entries of a list are many on one.
  const listed = new Set(entries.filter(({ address }) => address.includes('#')).map(({ facets }) => facets.kind[0]));
  const label = (counts, isComplete) => {
    for (const { name, options } of filters) {
      for (const option of [...options].slice(1)) {
        const number = counts?.[name]?.[option.value] || 0;
        const isKnown = isComplete || (counts && !(number && name === 'kind' && listed.has(option.value)));
        option.textContent = option.dataset.label + (isKnown ? ` (${number})` : '');
      }
    }
  };

  let asking = 0;
  let answer;
  let announcing;
  const show = (delay) => {
    const { hits, left, counts, next } = answer;
    list.replaceChildren(...hits.map(row));
    label(counts, !next);
    more.hidden = !left;
    const isIdle = !field.value.trim() && !hits.length;
    const key = isIdle ? '' : left ? 'first' : hits.length ? 'count' : 'none';
    const said = key && planpressSay(count.dataset[key], { shown: hits.length, count: hits.length + left });
    // A screen reader says what changes in a page that it has already read, not what was there when it came.
    clearTimeout(announcing);
    announcing = setTimeout(() => { count.textContent = said; }, delay);
  };
  const search = async (delay) => {
    const turn = asking += 1;
    const found = await ask(field.value, chosen());
    if (turn !== asking) return;
    answer = found;
    show(delay);
  };

  // The address keeps the question, so that coming back and passing it on both show the answers.
  const keep = () => {
    const address = new URL(location.href);
    for (const { name, value } of [field, ...filters]) {
      if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
    }
    try { history.replaceState(null, '', address); } catch { /* some browsers do not allow it in a folder */ }
  };

  let waiting;
  const respond = () => { clearTimeout(waiting); search(0); keep(); };
  field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(respond, 120); });
  for (const filter of filters) filter.addEventListener('change', respond);
  form.addEventListener('submit', (event) => { event.preventDefault(); respond(); });
  more.addEventListener('click', async () => {
    const turn = asking;
    const shown = list.children.length;
    const longer = await answer.next().catch(() => ({ ...answer, left: 0 }));
    if (turn !== asking) return;
    answer = longer;
    show(0);
    list.children[shown]?.querySelector('a').focus();
  });

  // Down and up walk through the field and the results; Escape leads back to the field, and then empties it.
  document.addEventListener('keydown', (event) => {
    const stops = [field, ...list.querySelectorAll('a'), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === 'Escape') {
      if (at === 0) field.value = '';
      field.focus();
      if (at === 0) respond();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
  });

  const opened = typeof planpressFullText === 'object' ? planpressFullText.open() : Promise.resolve(false);
  opened.then((isOpen) => { if (!isOpen) sayTitles(); });
  const asked = new URL(location.href).searchParams;
  field.value = asked.get('q') || '';
  for (const filter of filters) {
    filter.value = asked.get(filter.name) || '';
    if (filter.selectedIndex < 0) filter.value = '';
  }
  search(250);
  field.focus({ preventScroll: true });
})();
