// Searches the full texts with Pagefind, for search.js. Pages on a disk cannot load it; what is found by title is found there
// all the same.
'use strict';
const planpressFullText = (() => {
  const LENGTH = 28;
  const folder = new URL('../pagefind/', document.querySelector('link[rel="search"]').href);
  let pagefind;

  // Whether it is there. Fails for a page on a disk, a policy without 'wasm-unsafe-eval', or files that are missing.
  const open = async () => {
    if (!location.protocol.startsWith('http')) return false;
    try {
      const loaded = await import(new URL('pagefind.js', folder).href);
      await loaded.init();
      // Counts are only given for filters that are loaded.
      await loaded.filters();
      pagefind = loaded;
      return true;
    } catch {
      return false;
    }
  };

  // The words of `data` from one to another, some of them marked, as nodes: nothing found is ever read as HTML.
  const excerpt = (words, joiner, found, from, to) => {
    const marked = new Set(found);
    const within = (start) => found.filter((word) => word >= start && word < start + LENGTH).length;
    const first = found.reduce((best, word) => (within(word) > within(best) ? word : best), found[0]);
    const start = Math.max(from, Math.min(first - 6, to - LENGTH));
    const end = Math.min(to, start + LENGTH);
    const nodes = start > from ? ['… '] : [];
    for (let index = start; index < end; index += 1) {
      if (marked.has(index)) {
        const mark = document.createElement('mark');
        mark.append(words[index]);
        nodes.push(mark, joiner);
      } else nodes.push(words[index] + joiner);
    }
    return end < to ? [...nodes, '…'] : nodes;
  };

  // A page by its parts in which something was found: what stands before the first anchor, and what below each. Words are
  // numbered as Pagefind numbers them.
  const page = (data, isAnchor) => {
    const address = data.raw_url.replace(/^\//, '');
    const text = data.raw_content.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    const joiner = text.includes('\u200B') ? '' : ' ';
    const words = text.split(joiner ? /\s+/ : '\u200B');
    const anchors = data.anchors.filter((anchor) => isAnchor(address, anchor)).sort((a, b) => a.location - b.location);
    const found = [...new Set(data.locations)].sort((a, b) => a - b);
    const head = { id: '', text: text.startsWith(data.meta.title) ? data.meta.title : '', location: 0 };
    const parts = [head, ...anchors].map(({ id, text: title, location }, index) => {
      const to = anchors[index]?.location ?? words.length;
      const here = found.filter((word) => word >= location && word < to);
      const from = Math.min(to, location + title.split(/\s+/).filter(Boolean).length);
      return { id, title, found: here.length, excerpt: here.length ? excerpt(words, joiner, here, from, to) : [] };
    });
    return { address, title: data.meta.title, parts: parts.filter((part) => part.found) };
  };

  // Whether a number stands in a text as a whole: 1.1 does not in 1.10, nor in 11.
  const holds = (text, number) => new RegExp(`(?<![\\d.])${number.replaceAll('.', '\\.')}(?!\\d|\\.\\d)`).test(text);

  // The pages that answer, and how many there are under each facet, where that is known. Pagefind leaves out a word that it
  // does not know, and takes the beginning of a number for the number; here every word has to be found, and a number as a whole.
  const find = async (text, words, numbers, facets, isAnchor) => {
    const answer = await pagefind.search(text, { filters: facets });
    const alone = words.length > 1 ? await Promise.all(words.map((word) => pagefind.search(word))) : [];
    const known = alone.map(({ results }) => new Set(results.map(({ id }) => id)));
    const results = answer.results.filter(({ id }) => known.every((ids) => ids.has(id)));
    let given = 0;
    const next = async (count) => {
      let pages = [];
      while (!pages.length && given < results.length) {
        const some = results.slice(given, given + count);
        given += some.length;
        const loaded = await Promise.all(some.map((result) => result.data()));
        pages = loaded.filter(({ content }) => numbers.every((number) => holds(content, number)));
      }
      return { pages: pages.map((data) => page(data, isAnchor)), left: results.length - given };
    };
    const isCounted = !numbers.length && results.length === answer.results.length;
    return { counts: isCounted ? answer.totalFilters : undefined, next };
  };

  return { open, find };
})();
