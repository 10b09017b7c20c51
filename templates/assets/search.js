// Searches the small index: numbers and identifiers as they are, words from their beginning, accents folded, no word left
// out. Works from a folder on a disk: the index is a script.
'use strict';
(() => {
  const form = document.getElementById('search');
  const field = document.getElementById('query');
  const kind = document.getElementById('kind');
  const count = document.getElementById('search-count');
  const list = document.getElementById('search-results');
  const index = typeof planpressIndex === 'object' ? planpressIndex : null;
  if (!form || !index) return;

  const base = new URL('..', document.querySelector('link[rel="search"]').href);
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
  const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}.]+/u).map((word) => word.replace(/^\.+|\.+$/g, '')).filter(Boolean);
  // 13 (a), 13(a) and 13a are one and the same number; 1.1 and 11 are not.
  const squeeze = (text) => wordsOf(text).join('');
  const isNumber = (word) => /^\d+(\.\d+)*$/.test(word);

  const entries = index.items.map(([kind, number, id, title, address, summary, headings, names]) => ({
    kind, number, title, address, summary,
    exact: new Set([number, id].map(squeeze).filter(Boolean)),
    names: [title, ...names].map(fold),
    fields: [
      [wordsOf(title), 12], [wordsOf(names.join(' ')), 10], [wordsOf(id), 6], [wordsOf(headings.join(' ')), 4],
      [wordsOf(index.kinds[kind]), 3], [wordsOf(summary), 2],
    ],
  }));

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

  const find = (text, wantedKind) => {
    const query = fold(text);
    if (!wordsOf(query).length) return [];
    const others = (synonyms.get(query) || []).filter((name) => name !== query);
    return entries
      .filter((entry) => wantedKind === '' || entry.kind === Number(wantedKind))
      .map((entry) => ({ entry, score: Math.max(scoreQuery(entry, query), ...others.map((name) => scoreQuery(entry, name) * 0.9)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ entry }) => entry);
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const row = (entry) => {
    const link = element('a', '', entry.title);
    const [path, fragment] = entry.address.split('#');
    link.href = new URL(path.replace(/(^|\/)$/, '$1index.html') + (fragment ? '#' + fragment : ''), base).href;
    const body = element('div', '', element('p', 'title', link), element('p', 'kicker', index.kinds[entry.kind]));
    if (entry.summary) body.append(element('p', 'summary', entry.summary));
    return element('li', '', element('span', 'mark', entry.number), body);
  };

  let announcing;
  const show = (delay) => {
    const results = find(field.value, kind.value);
    list.replaceChildren(...results.map(row));
    const { none, one, many } = count.dataset;
    const said = !field.value.trim() ? '' : !results.length ? none : results.length === 1 ? one : many.replace('{count}', results.length);
    // A screen reader says what changes in a page that it has already read, not what was there when it came.
    clearTimeout(announcing);
    announcing = setTimeout(() => { count.textContent = said; }, delay);
  };

  // The address keeps the question, so that coming back and passing it on both show the answers.
  const keep = () => {
    const address = new URL(location.href);
    for (const { name, value } of [field, kind]) {
      if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
    }
    try { history.replaceState(null, '', address); } catch { /* some browsers do not allow it in a folder */ }
  };

  let waiting;
  const answer = () => { clearTimeout(waiting); show(0); keep(); };
  field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(answer, 120); });
  kind.addEventListener('change', answer);
  form.addEventListener('submit', (event) => { event.preventDefault(); answer(); });

  // Down and up walk through the field and the results; Escape leads back to the field, and then empties it.
  document.addEventListener('keydown', (event) => {
    const stops = [field, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === 'Escape') {
      if (at === 0) field.value = '';
      field.focus();
      if (at === 0) answer();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
  });

  const asked = new URL(location.href).searchParams;
  field.value = asked.get('q') || '';
  kind.value = asked.get('kind') || '';
  if (kind.selectedIndex < 0) kind.value = '';
  show(250);
  field.focus({ preventScroll: true });
})();
