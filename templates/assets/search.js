// The search page. Searches an index in pieces: classic scripts, which load from a folder on a disk too, and which call
// `planpressSearch` with their names and contents. docs/decisions/0023-one-search.md says what is in them.
'use strict';
const planpressSearch = (() => {
  const PAGES = 10;
  const form = document.getElementById('search');
  const field = document.getElementById('query');
  const count = document.getElementById('search-count');
  const meant = document.getElementById('search-meant');
  const list = document.getElementById('search-results');
  const more = document.getElementById('search-more');
  const marking = document.getElementById('search-marking');
  const filters = [...form.querySelectorAll('select')];
  const site = new URL('..', document.querySelector('link[rel="search"]').href);

  // Pieces: each is loaded once.
  const received = new Map();
  const loading = new Map();
  let begin;
  const begun = new Promise((resolve) => { begin = resolve; });
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = new URL(`assets/search/${name}.js`, site).href;
        script.onload = () => (received.has(name) ? resolve(received.get(name)) : script.onerror());
        script.onerror = () => { loading.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };
  const parsed = new Map();
  const parse = (name, read) => {
    if (!parsed.has(name)) parsed.set(name, load(name).then(read).catch((error) => { parsed.delete(name); throw error; }));
    return parsed.get(name);
  };
  const remember = (make) => { let made; return () => (made ||= make()); };

  // Words, as `Folding.swift` and `Tokens.swift` see them.
  const NOTHING = /[\xAD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u180E\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u20D0-\u20FF\u3099\u309A\uFE20-\uFE2F\uFEFF\uFF9E\uFF9F]/g;
  const OTHERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th', ħ: 'h', ŧ: 't', ĸ: 'k', ŋ: 'n', ʼ: "'", '’': "'", ς: 'σ' };
  const fold = (text) => text.replace(/[\uFB00-\uFB06\uFF01-\uFF5E\uFF66-\uFF9D]/g, (sign) => sign.normalize('NFKD')).toLowerCase()
    .normalize('NFD').replace(NOTHING, '').normalize('NFC')
    .replace(/[ßæœøđðłıþħŧĸŋʼ’ς\u0660-\u0669\u06F0-\u06F9]/g, (sign) => OTHERS[sign] ?? String(sign.charCodeAt() & 15));
  const UNSPACED = '\\u0E01-\\u0E3A\\u0E40-\\u0E4E\\u0E80-\\u0ECF\\u1000-\\u109F\\u1780-\\u17DD\\u3005-\\u3007\\u3041-\\u309F\\u30A1-\\u30FA\\u30FC-\\u30FF\\u31F0-\\u31FF\\u3400-\\u9FFF\\uF900-\\uFAFF\\uFF66-\\uFF9D\\u{20000}-\\u{3FFFF}';
  const PART = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}\\xAD\\u0640\\u200B-\\u200F])+`;
  const WORD = new RegExp(`[${UNSPACED}]+|${PART}(?:[.,:-]${PART}|\\(${PART}\\)?)*`, 'gu');
  const isUnspaced = new RegExp(`^[${UNSPACED}]`, 'u');
  const hasDigit = /\p{N}/u;
  const isNumber = (word) => /^[\p{N}.,-]+$/u.test(word);
  // A word of a text or a query as the words of the index that stand for it.
  const wordsOf = (found) => {
    const word = fold(found);
    if (isUnspaced.test(word)) {
      const signs = [...word];
      return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => signs[index] + sign);
    }
    const parts = word.split(/[.,:()-]/u).filter(Boolean);
    if (parts.length < 2 || hasDigit.test(word)) return parts.length ? [word] : [];
    return /^.(\..)+$/u.test(word) ? [parts.join('')] : parts;
  };
  const allWords = (text) => (text.match(WORD) || []).flatMap(wordsOf);
  // 13 (a), 13(a) and 13a are one and the same number; 1(1) and 11 are not.
  const squeeze = (text) => fold(text).replace(/(\p{N})[^\p{L}\p{N}.]+(?=\p{N})/gu, '$1-').replace(/[^\p{L}\p{N}.-]|-(?!\p{N})|(?<!\p{N})-/gu, '').replace(/\.+$/, '');

  // What the search begins with.
  const pieces = (text) => text.split(' ').filter(Boolean).map((piece) => piece.split('@'));
  const leafLines = (text) => text.split('\n').filter(Boolean).map((line) => line.split('\t'));
  const readRoot = (payload) => {
    const [numbers, facets, spelling, tables, deep, ...lines] = payload.split('\n');
    const [, pages, , slotBits, tableShift, segmentShift] = numbers.split(' ').map(Number);
    return {
      pages, slotBits, tableShift, segmentShift, spelling, facets: pieces(facets).map(([, name]) => name),
      tables: tables.slice(2).split(' '), hasTableParts: tables[0] === '+', leaves: leafLines(lines.join('\n')), hasLeafParts: deep === '+',
    };
  };
  let root;

  // Which part of a sorted list a key belongs to.
  const partOf = (parts, key) => {
    let [low, high] = [0, parts.length];
    while (low < high) { const middle = (low + high) >> 1; if (key < parts[middle][0]) high = middle; else low = middle + 1; }
    return Math.max(0, low - 1);
  };
  // The names of the leaves from the one that a key belongs to: that one, and those after it that begin with the key.
  const leavesOf = async (key, most) => {
    const take = (parts) => {
      const first = partOf(parts, key);
      let last = first + 1;
      while (last < parts.length && last - first < most && parts[last][0].startsWith(key)) last += 1;
      return parts.slice(first, last).map(([, name]) => name);
    };
    if (!root.hasLeafParts) return take(root.leaves);
    const parts = await Promise.all(take(root.leaves).map((name) => parse(name, leafLines)));
    return take(parts.flat());
  };
  const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt());
  // The lines of a leaf: a stem with its forms and its list, or a form with its stem.
  const readLeaf = (payload) => {
    const end = payload.indexOf('\n\n');
    const lists = remember(() => bytesOf(payload.slice(end + 2)));
    let offset = 0;
    return payload.slice(0, end).split('\n').map((line) => {
      const [key, forms, pages, place] = line.split('\t');
      if (pages === undefined) return { key, stem: forms };
      const entry = { key, pages: Number(pages), forms: forms.split(' ').map((form) => { const at = form.lastIndexOf(':'); return [form.slice(0, at) || key, Number(form.slice(at + 1) || pages)]; }) };
      if (place[0] === '@') entry.bytes = () => Promise.all(place.slice(1).split('@').filter((part, index) => index % 2).map((name) => load(name).then((text) => bytesOf(text.slice(text.indexOf('\n') + 1)))));
      else {
        const [from, to] = [offset, offset += Number(place)];
        entry.bytes = async () => [lists().subarray(from, to)];
      }
      return entry;
    });
  };
  const leaf = (name) => parse(name, readLeaf);
  // The entries under a key, or whose keys begin with it.
  const entriesAt = async (key, isPrefix) => {
    if (!root.leaves.length) return [];
    const leaves = await Promise.all((await leavesOf(key, isPrefix ? 4 : 1)).map(leaf));
    return leaves.flat().filter((entry) => (isPrefix ? entry.key.startsWith(key) : entry.key === key));
  };
  const stemsOf = async (entries) => {
    const stems = new Map(entries.filter((entry) => !entry.stem).map((entry) => [entry.key, entry]));
    const missing = [...new Set(entries.filter(({ stem }) => stem && !stems.has(stem)).map(({ stem }) => stem))];
    for (const found of await Promise.all(missing.map((stem) => entriesAt(stem)))) {
      for (const entry of found) if (!entry.stem) stems.set(entry.key, entry);
    }
    return [...stems.values()];
  };

  // The stems that stand for a word: its own; else the longest that it goes on from by a few letters; else, and for the last word
  // too, those of words that begin with it.
  const MOST = 64;
  const lookUp = async (word, mayGrow) => {
    const own = (await stemsOf(await entriesAt(word))).map((entry) => ({ entry, weight: 1 }));
    const mayDiffer = !isNumber(word) && word[0] !== '=';
    if (!own.length && mayDiffer && word.length > 4) {
      const near = (await Promise.all((await leavesOf(word, 1)).map(leaf))).flat()
        .filter(({ key, stem }) => !stem && key.length > 3 && word.length - key.length < 4 && word.startsWith(key)).pop();
      if (near) own.push({ entry: near, weight: 0.9 });
    }
    if (mayDiffer && (mayGrow || !own.length)) {
      const known = new Set(own.map(({ entry }) => entry.key));
      const longer = (await stemsOf((await entriesAt(word, true)).slice(0, MOST * 4))).filter(({ key }) => !known.has(key)).sort((a, b) => b.pages - a.pages).slice(0, MOST);
      own.push(...longer.map((entry) => ({ entry, weight: 0.6 })));
    }
    return own;
  };

  // What each level of `Level.swift` is worth.
  const LEVELS = [1, 1.35, 1.7, 2, 2.2, 2.4, 2.6, 2.8, 3.2, 4, 4.5, 5, 6, 7, 3, 20];
  const TITLE = 9;
  // For each page how well it answers a word, and at which level.
  const score = async (stems) => {
    const scores = new Map();
    await Promise.all(stems.map(async ({ entry, weight }) => {
      const rarity = Math.log(1 + (root.pages - entry.pages + 0.5) / (entry.pages + 0.5)) * weight;
      for (const bytes of await entry.bytes()) {
        let [value, shift, number] = [0, 0, -1];
        for (const byte of bytes) {
          value += (byte & 127) * 2 ** shift;
          if (byte > 127) { shift += 7; continue; }
          number += Math.floor(value / 16) + 1;
          const level = value % 16;
          const worth = LEVELS[level] * rarity;
          const known = scores.get(number);
          if (!known || known[0] < worth) scores.set(number, [worth, level]);
          [value, shift] = [0, 0];
        }
      }
    }));
    return scores;
  };

  // A query: its words, those that have to follow each other, and how a word of a text is told to be one of them.
  const read = (text) => {
    const phrases = [...text.matchAll(/["“„«]([^"“”»]+)["“”»]/g)].map(([, inner]) => allWords(inner)).filter((words) => words.length > 1);
    const words = [...new Set(allWords(text))];
    return { text, words, phrases, isTyped: /[^\s"”“»]$/.test(text) };
  };
  const ask = async (text) => {
    const query = read(text);
    const last = query.isTyped && query.words.at(-1);
    let wanted = await Promise.all(query.words.map(async (word) => ({ word, stems: await lookUp(word, word === last) })));
    // What is held together in the query may be apart in the text.
    wanted = (await Promise.all(wanted.map(async (one) => {
      const parts = one.word.split(/[-:]/u).filter(Boolean);
      if (one.stems.length || parts.length < 2) return [one];
      return Promise.all(parts.map(async (word) => ({ word, stems: await lookUp(word) })));
    }))).flat();
    const whole = hasDigit.test(text) && squeeze(text);
    const exact = whole ? await score(await lookUp(`=${whole}`)) : new Map();
    const missing = wanted.filter(({ stems }) => !stems.length).map(({ word }) => word);
    let found = new Map();
    if (wanted.length && !missing.length) {
      const scores = (await Promise.all(wanted.map(({ stems }) => score(stems)))).sort((a, b) => a.size - b.size);
      for (const [number, [worth, level]] of scores[0]) {
        let [sum, lowest] = [worth, level];
        if (scores.every((others, index) => {
          const other = index && others.get(number);
          if (other) { sum += other[0]; lowest = Math.min(lowest, other[1]); }
          return !index || other;
        })) found.set(number, lowest >= TITLE ? sum * 1.5 : sum);
      }
    }
    if (exact.size) {
      const first = found;
      found = new Map([...exact.keys()].map((number) => [number, 1e6 + (first.get(number) || 0)]).concat([...first].filter(([number]) => !exact.has(number))));
    }
    const forms = new Set(wanted.flatMap(({ word, stems }) => [word, ...stems.flatMap(({ entry }) => entry.forms.map(([form]) => form))]));
    return { ...query, missing, wanted, forms, ranked: [...found].sort((a, b) => b[1] - a[1]).map(([number]) => number) };
  };

  // "Did you mean": the nearest word, by letters that are left out, added, changed or swapped.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, above] = [[], [...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, above] = [above, row];
    }
    return above[b.length];
  };
  const nearest = async (word) => {
    if (word.length < 3 || hasDigit.test(word)) return null;
    const near = (await Promise.all((await leavesOf(word, 1)).map(leaf))).flat().flatMap(({ forms = [] }) => forms);
    const frequent = root.spelling ? (await parse(root.spelling, (text) => text.split('\n'))).map((form) => [form, 1]) : [];
    const most = word.length < 5 ? 1 : 2;
    let best = [most + 1, 0, null];
    for (const [form, pages] of [...near, ...frequent]) {
      if (hasDigit.test(form) || form[0] === '=') continue;
      // Who mistypes a word seldom mistypes its first letter.
      const far = distance(word, form, most) + (form[0] === word[0] ? 0 : 0.5);
      if (far < best[0] || (far === best[0] && pages > best[1])) best = [far, pages, form];
    }
    return best[2];
  };
  const suggest = async ({ text, missing }) => {
    let better = fold(text);
    for (const word of missing) {
      const near = await nearest(word);
      if (!near) return null;
      better = better.replace(word, near);
    }
    return better;
  };

  // Filters: the pages of each value, loaded when they are of use.
  const facets = remember(async () => {
    const all = new Map();
    for (const payload of await Promise.all(root.facets.map(load))) {
      for (const line of payload.split('\n').slice(1)) {
        const [name, value, numbers] = line.split('\t');
        if (!numbers) continue;
        const key = `${name}\t${value}`;
        if (!all.has(key)) all.set(key, new Set());
        let [rest, shift, number] = [0, 0, -1];
        for (const byte of bytesOf(numbers)) {
          rest += (byte & 127) * 2 ** shift;
          if (byte > 127) { shift += 7; continue; }
          all.get(key).add(number += Math.floor(rest / 16) + 1);
          [rest, shift] = [0, 0];
        }
      }
    }
    return all;
  });
  const SMALL = 2000;
  let needsCounts = false;
  const chosen = () => filters.filter(({ value }) => value).map(({ name, value }) => `${name}\t${value}`);
  // Behind each choice, how many results it would leave; what would leave none cannot be chosen.
  const label = async (ranked, isIdle, turn) => {
    if (!needsCounts && root.pages > SMALL && !chosen().length) return;
    const sets = await facets();
    if (turn !== asking) return;
    for (const filter of filters) {
      const others = chosen().filter((key) => !key.startsWith(`${filter.name}\t`)).map((key) => sets.get(key) || new Set());
      const left = others.length ? ranked.filter((number) => others.every((set) => set.has(number))) : ranked;
      for (const option of [...filter.options].slice(1)) {
        const set = sets.get(`${filter.name}\t${option.value}`) || new Set();
        const number = isIdle ? set.size : left.reduce((sum, one) => sum + set.has(one), 0);
        option.textContent = `${option.dataset.title} (${number})`;
        option.disabled = !number && !option.selected;
      }
    }
  };

  // A page's row of the table, and its text.
  const readTable = (payload) => {
    const rows = new Map();
    let [bucket, texts] = [0, ''];
    for (const line of payload.split('\n')) {
      if (line[0] === '=') { [bucket, texts] = line.slice(1).split('\t'); continue; }
      const [slot, kind, number, address, title] = line.split('\t');
      if (title !== undefined) rows.set(`${bucket} ${slot}`, { slot, kind, number, address, title, texts });
    }
    return rows;
  };
  const bucketOf = (number) => Math.floor(number / 2 ** root.slotBits);
  const rowOf = async (number) => {
    const table = bucketOf(number) >> root.tableShift;
    let name = root.tables[table];
    if (root.hasTableParts) name = (await parse(root.tables[table >> 7], (text) => text.split('\n')[1].split(' ')))[table & 127];
    return (await parse(name, readTable)).get(`${bucketOf(number)} ${number % 2 ** root.slotBits}`);
  };
  const readTexts = (payload) => new Map(payload.split('\x01').slice(1).map((record) => {
    const [head, ...lines] = record.split('\n');
    const [slot, , , , , , summary] = head.split('\t');
    return [slot, { summary, lines }];
  }));
  const textOf = async ({ slot, texts }) => (await parse(texts, readTexts)).get(slot);

  // Whether a word of a text is one of the query, and which.
  const matcher = ({ forms, wanted, words }) => {
    const last = wanted.at(-1)?.word;
    const runs = words.filter((word) => isUnspaced.test(word));
    return (found) => {
      if (isUnspaced.test(found)) { const word = fold(found); return runs.some((run) => word.includes(run)); }
      const some = wordsOf(found);
      return some.some((word) => forms.has(word) || (last && !isNumber(last) && word.startsWith(last)))
        || (hasDigit.test(found) && fold(found).split(/[-:]/u).some((part) => forms.has(part)));
    };
  };
  // The words of a line with their places, and whether they were asked for.
  const hitsIn = (line, isHit) => [...line.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index, isHit: isHit(word) }));
  const wrap = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const LENGTH = 26;
  // Some words around those that were asked for, as nodes: nothing found is ever read as HTML.
  const excerpt = (line, hits) => {
    const places = hits.flatMap(({ isHit }, index) => (isHit ? [index] : []));
    const within = (start) => new Set(places.filter((place) => place >= start && place < start + LENGTH).map((place) => fold(hits[place].word))).size;
    const best = places.reduce((most, place) => (within(place) > within(most) ? place : most), places[0] ?? 0);
    const start = Math.max(0, Math.min(best - 5, hits.length - LENGTH));
    const end = Math.min(hits.length, start + LENGTH);
    const from = start ? hits[start].index : 0;
    const to = end < hits.length ? hits[end].index : line.length;
    const nodes = start ? ['… '] : [];
    let at = from;
    for (const { word, index, isHit } of hits.slice(start, end)) {
      if (!isHit) continue;
      nodes.push(line.slice(at, index), wrap('mark', '', word));
      at = index + word.length;
    }
    return [...nodes, line.slice(at, to), end < hits.length ? '…' : ''];
  };
  // The parts of a text, by headings and clauses: how many of the words are in each, and its best line.
  const partsOf = ({ lines }, isHit) => {
    const parts = [{ id: '', title: '', found: new Set(), best: null }];
    for (const line of lines) {
      let text = line;
      if (line[0] === '\t') {
        const [, id, title] = line.split('\t');
        parts.push({ id, title, found: new Set(), best: null });
        text = title;
      }
      const part = parts.at(-1);
      const hits = hitsIn(text, isHit);
      const found = new Set(hits.filter((hit) => hit.isHit).map(({ word }) => fold(word)));
      for (const word of found) part.found.add(word);
      if (line[0] !== '\t' && (!part.best || found.size > part.best.size)) part.best = { text, hits, size: found.size };
    }
    return parts;
  };
  const holdsPhrases = ({ lines, summary }, title, phrases) => phrases.every((phrase) => [title, summary, ...lines.map((line) => line.split('\t').at(-1))].some((line) => {
    const words = allWords(line);
    return words.some((word, index) => phrase.every((one, offset) => words[index + offset] === one));
  }));

  const link = (address, ...content) => {
    const [path, fragment] = address.split('#');
    const made = wrap('a', '', ...content);
    made.href = new URL(path.replace(/(^|\/)$/, '$1index.html') + (fragment ? `#${fragment}` : ''), site).href;
    return made;
  };
  // On request, the browser itself marks the words in the page that is opened (URL Fragment Text Directives).
  const mark = (made, words) => {
    const plain = made.href;
    made.dataset.plain = plain;
    made.dataset.marked = words.length ? `${plain}${plain.includes('#') ? '' : '#'}:~:${words.slice(0, 4).map((word) => `text=${encodeURIComponent(word).replace(/-/g, '%2D')}`).join('&')}` : plain;
    if (marking.querySelector('input').checked) made.href = made.dataset.marked;
  };
  marking.addEventListener('change', ({ target }) => {
    for (const made of list.querySelectorAll('a[data-plain]')) made.href = target.checked ? made.dataset.marked : made.dataset.plain;
  });

  const kinds = new Map(filters.filter(({ name }) => name === 'kind').flatMap(({ options }) => [...options].map((option) => [option.value, option.dataset.one])));
  // What is in the texts comes when rows are about to be seen.
  const fill = new Map();
  const seen = new IntersectionObserver((rows) => {
    for (const { isIntersecting, target } of rows) if (isIntersecting) { seen.unobserve(target); fill.get(target)?.(); }
  }, { rootMargin: '100px' });
  const makeRow = (row, isHit) => {
    const title = link(row.address, row.title);
    const body = wrap('div', '', wrap('p', 'title', title));
    if (kinds.get(row.kind)) body.append(wrap('p', 'kicker', kinds.get(row.kind)));
    const summary = wrap('p', 'summary');
    body.append(summary);
    const made = wrap('li', '', wrap('span', 'mark', row.number), body);
    fill.set(made, async () => {
      const text = await textOf(row).catch(() => null);
      if (!text) return;
      const parts = partsOf(text, isHit);
      const [opening, ...others] = parts;
      summary.append(...(opening.found.size ? excerpt(opening.best.text, opening.best.hits) : excerpt(text.summary, hitsIn(text.summary, isHit))));
      const below = row.address.includes('#') ? [] : others.filter(({ found }) => found.size).sort((a, b) => b.found.size - a.found.size).slice(0, 3);
      if (below.length) {
        body.append(wrap('ul', 'found', ...below.map((part) => {
          const to = link(`${row.address}#${part.id}`, part.title);
          mark(to, [...part.found]);
          const lines = part.best?.size ? [wrap('p', 'summary', ...excerpt(part.best.text, part.best.hits))] : [];
          return wrap('li', '', to, ...lines);
        })));
      }
      mark(title, [...new Set(parts.flatMap(({ found }) => [...found]))]);
    });
    return made;
  };

  // The next rows of an answer. Phrases are looked for in the texts, as far as results are asked for.
  const next = async (answer) => {
    const rows = [];
    while (rows.length < PAGES && answer.at < answer.left.length) {
      const numbers = answer.left.slice(answer.at, answer.at + PAGES - rows.length);
      answer.at += numbers.length;
      for (const row of await Promise.all(numbers.map(rowOf))) {
        if (row && (!answer.phrases.length || holdsPhrases(await textOf(row), row.title, answer.phrases))) rows.push(row);
      }
      if (answer.turn !== asking) return [];
    }
    return rows;
  };

  let asking = 0;
  let answer;
  let announcing;
  const say = (key, values = {}) => { const text = key && planpressSay(count.dataset[key], values); if (count.textContent !== text) count.textContent = text; };
  const show = async () => {
    const current = answer;
    const rows = await next(current);
    if (current.turn !== asking) return null;
    const isHit = matcher(current);
    if (!current.shown) { list.replaceChildren(); fill.clear(); seen.disconnect(); }
    const made = rows.map((row) => makeRow(row, isHit));
    for (const row of made) {
      // Rows in view come complete, so that nothing moves.
      const isSeen = list.getBoundingClientRect().bottom < innerHeight;
      if (isSeen) await fill.get(row)();
      if (current.turn !== asking) return null;
      list.append(row);
      if (!isSeen) seen.observe(row);
    }
    current.shown += made.length;
    const isOver = current.at >= current.left.length;
    more.hidden = isOver;
    marking.hidden = !current.shown || !current.words.length;
    const total = isOver || current.phrases.length ? current.shown + (current.left.length - current.at) : current.left.length;
    const key = current.isIdle ? '' : !current.shown ? 'none' : isOver ? 'count' : 'first';
    // A screen reader says once what was found, when the typing has ended.
    clearTimeout(announcing);
    announcing = setTimeout(() => say(key, { shown: current.shown, count: total }), 400);
    return made[0];
  };
  const search = async () => {
    // Once there is something to search, what was typed before is asked.
    if (!root) return;
    const turn = asking += 1;
    try {
      const asked = await ask(field.value);
      const keys = chosen();
      const isIdle = !asked.words.length && !keys.length;
      const sets = keys.length ? await facets() : null;
      let ranked = asked.ranked;
      if (!asked.words.length && sets) ranked = [...(sets.get(keys[0]) || [])];
      const left = sets ? ranked.filter((number) => keys.every((key) => sets.get(key)?.has(number))) : ranked;
      if (turn !== asking) return;
      answer = { ...asked, turn, left, at: 0, shown: 0, isIdle };
      await show();
      if (turn !== asking) return;
      const better = asked.missing.length ? await suggest(asked) : null;
      if (turn !== asking) return;
      meant.hidden = !better;
      if (better) {
        const to = new URL(location.href);
        to.searchParams.set('q', better);
        [meant.lastElementChild.textContent, meant.lastElementChild.href] = [better, to.href];
      }
      await label(ranked, !asked.words.length, turn);
    } catch {
      if (turn === asking) { clearTimeout(announcing); say('failed'); }
    }
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
  const respond = () => { clearTimeout(waiting); search(); keep(); };
  field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(respond, 120); });
  for (const filter of filters) {
    filter.addEventListener('change', respond);
    for (const event of ['focus', 'pointerenter']) {
      filter.addEventListener(event, () => { if (!needsCounts && root) { needsCounts = true; label(answer?.ranked || [], !answer?.words.length, asking).catch(() => {}); } });
    }
  }
  form.addEventListener('submit', (event) => { event.preventDefault(); respond(); });
  more.addEventListener('click', async () => (await show().catch(() => say('failed')))?.querySelector('a').focus());
  meant.addEventListener('click', (event) => {
    if (event.target.tagName !== 'A' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.value = event.target.textContent;
    field.focus();
    respond();
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

  begun.then((payload) => {
    root = readRoot(payload);
    const asked = new URL(location.href).searchParams;
    field.value ||= asked.get('q') || '';
    for (const filter of filters) {
      filter.value = asked.get(filter.name) || '';
      if (filter.selectedIndex < 0) filter.value = '';
    }
    search();
    field.focus({ preventScroll: true });
  });
  return (name, payload) => {
    received.set(name, payload);
    if (!root) begin(payload);
  };
})();
