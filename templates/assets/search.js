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
  form.hidden = false;

  const base = new URL('..', document.querySelector('link[rel="search"]').href);
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}.]+/u).map((word) => word.replace(/^\.+|\.+$/g, '')).filter(Boolean);
  const entries = index.items.map(([kind, number, id, title, address, summary, headings, names]) => ({
    kind, number, title, address, summary,
    exact: new Set([fold(number), fold(number).replace(/\s+/g, ''), fold(id)]),
    fields: [[wordsOf(title), 12], [wordsOf(names.join(' ')), 10], [wordsOf(headings.join(' ')), 4], [wordsOf(summary), 2]],
    whole: fold([title, ...names].join('\n')),
    names: [title, ...names].map(fold),
  }));
  // Other names of the same thing, from the glossary.
  const synonyms = new Map();
  for (const entry of entries) {
    if (entry.names.length < 2) continue;
    for (const name of entry.names) synonyms.set(name, entry.names);
  }

  const isNumber = (word) => /^\d+(\.\d+)*$/.test(word);

  // How well an entry answers a word: 0 not at all.
  const scoreWord = (entry, word) => {
    if (entry.exact.has(word)) return 100;
    let best = 0;
    for (const [words, weight] of entry.fields) {
      for (const candidate of words) {
        if (candidate === word) best = Math.max(best, weight * 2);
        else if (!isNumber(word) && candidate.startsWith(word)) best = Math.max(best, weight);
      }
    }
    return best;
  };

  const scoreQuery = (entry, query) => {
    if (entry.exact.has(query) || entry.exact.has(query.replace(/\s+/g, ''))) return 1000;
    let total = 0;
    for (const word of wordsOf(query)) {
      const score = scoreWord(entry, word);
      if (!score) return 0;
      total += score;
    }
    return total && entry.whole.includes(query) ? total + 20 : total;
  };

  const find = (text, wantedKind) => {
    const query = fold(text).trim().replace(/\s+/g, ' ');
    if (!wordsOf(query).length) return [];
    const queries = synonyms.get(query) || [query];
    return entries
      .map((entry, place) => ({ entry, place, score: Math.max(...queries.map((q) => scoreQuery(entry, q) * (q === query ? 1 : 0.9))) }))
      .filter(({ entry, score }) => score > 0 && (wantedKind === '' || entry.kind === Number(wantedKind)))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .map(({ entry }) => entry);
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const show = () => {
    const results = find(field.value, kind.value);
    const shown = results.slice(0, 60);
    list.replaceChildren(...shown.map((entry) => {
      const item = element('li');
      item.append(element('span', 'mark', entry.number));
      const body = element('div');
      const title = element('p', 'title');
      const link = element('a', '', entry.title);
      const [path, fragment] = entry.address.split('#');
      link.href = new URL((path.endsWith('/') || path === '' ? path + 'index.html' : path) + (fragment ? '#' + fragment : ''), base).href;
      title.append(link, ' ', element('span', 'quiet', index.kinds[entry.kind]));
      body.append(title);
      if (entry.summary) body.append(element('p', 'summary', entry.summary));
      item.append(body);
      return item;
    }));
    const said = !field.value.trim() ? '' : !results.length ? count.dataset.none : results.length === 1 ? count.dataset.one : count.dataset.many;
    count.textContent = said.replace('{count}', results.length);
    const address = new URL(location.href);
    for (const [name, value] of [['q', field.value], ['kind', kind.value]]) {
      if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
    }
    try { history.replaceState(null, '', address); } catch { /* not allowed from a folder in some browsers */ }
  };

  let waiting;
  field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(show, 120); });
  kind.addEventListener('change', show);
  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(waiting); show(); });
  document.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape' && (at >= 0 || document.activeElement === field)) {
      if (at < 0 && field.value) { field.value = ''; show(); }
      field.focus();
    } else if (event.key === 'ArrowDown' && (at >= 0 || document.activeElement === field)) {
      links[at + 1]?.focus();
      event.preventDefault();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      (links[at - 1] || field).focus();
      event.preventDefault();
    }
  });

  const asked = new URL(location.href).searchParams;
  field.value = asked.get('q') || '';
  kind.value = asked.get('kind') || '';
  if (field.value) show();
  field.focus();
})();
