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
    const parts = [{ id: '', text: '', location: 0 }, ...anchors].map(({ id, text: title, location }, index) => {
      const to = anchors[index]?.location ?? words.length;
      const here = found.filter((word) => word >= location && word < to);
      const from = Math.min(to, location + title.split(/\s+/).filter(Boolean).length);
      return { id, title, found: here.length, excerpt: here.length ? excerpt(words, joiner, here, from, to) : [] };
    });
    return { address, title: data.meta.title, parts: parts.filter((part) => part.found) };
  };

  // How many pages there are in all and under each facet, and a function that gives the next ones.
  const find = async (text, facets, isAnchor) => {
    const answer = await pagefind.search(text, { filters: facets });
    let given = 0;
    const next = async (count) => {
      const results = answer.results.slice(given, given + count);
      given += results.length;
      const loaded = await Promise.all(results.map((result) => result.data()));
      return { pages: loaded.map((data) => page(data, isAnchor)), left: answer.results.length - given };
    };
    return { counts: answer.totalFilters, next };
  };

  return { open, find };
})();
