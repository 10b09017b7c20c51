// What every page does with a script; without it, all is still there to read.
'use strict';

// A sentence of the interface with its places filled. One whose form depends on the number `count` is an object of forms, by
// the categories of CLDR.
const planpressSay = (text, values) => {
  if (text.startsWith('{"')) {
    const forms = JSON.parse(text);
    text = forms[new Intl.PluralRules(document.documentElement.lang).select(values.count)] ?? forms.other ?? Object.values(forms).at(-1);
  }
  return text.replace(/\{([a-z-]+)\}/g, (place, name) => values[name] ?? place);
};

(() => {
  // Ctrl or Cmd and K lead to the search. (A key alone would be in the way of those who speak to their computer: WCAG 2.1.4.)
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const field = document.getElementById('query') || document.getElementById('find');
    if (!field) return;
    event.preventDefault();
    const menu = field.closest('[popover]');
    if (menu && !field.checkVisibility()) menu.showPopover();
    field.focus();
    field.select();
  });

  // The contents of the page show where one is reading; some browsers do that by themselves (:target-current).
  const links = new Map();
  for (const link of document.querySelectorAll('.contents a[href^="#"]')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size > 1 && !CSS.supports('selector(:target-current)')) {
    const above = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        // A heading counts as reached when it has come into the upper third, or has passed it.
        if (entry.isIntersecting || entry.boundingClientRect.top < 0) above.add(entry.target);
        else above.delete(entry.target);
      }
      let current = null;
      for (const heading of links.keys()) if (above.has(heading)) current = heading;
      for (const [heading, link] of links) {
        if (heading === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    }, { rootMargin: '0px 0px -66% 0px' });
    for (const heading of links.keys()) observer.observe(heading);
  }

  // A long list can be narrowed to the entries that hold some words, and that are what each choice says. The address keeps all
  // of it, so that coming back and passing it on show the same.
  const filter = document.querySelector('.filter');
  if (filter) {
    const count = document.getElementById('filter-count');
    const fields = [...filter.querySelectorAll('input, select')];
    const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const read = (parts) => parts.flatMap((part) => [...part.querySelectorAll('[data-entry]')]).map((row) => ({
      row, text: fold(row.textContent), values: { status: row.querySelector('[data-status]')?.dataset.status, ...row.dataset } }));
    let entries = read([document]);

    const narrow = () => {
      const choices = fields.map(({ name, value }) => [name, value.trim()]).filter(([name, value]) => value && name !== 'filter');
      const words = document.getElementById('filter').value.trim();
      const parts = fold(words).split(/\s+/);
      const isNarrowed = words || choices.length > 0;
      if (isNarrowed) fetchRest();
      let shown = 0;
      for (const entry of entries) {
        const fits = parts.every((part) => entry.text.includes(part))
          && choices.every(([name, value]) => entry.values[name] === value) && (isNarrowed || !entry.isFetched);
        entry.row.hidden = !fits;
        if (fits) shown += 1;
      }
      for (const group of document.querySelectorAll('[data-group]')) {
        group.hidden = !group.querySelector('[data-entry]:not([hidden])');
      }
      const { none, some } = count.dataset;
      for (const turn of document.querySelectorAll('.turn')) turn.hidden = isNarrowed && isWhole;
      count.textContent = !isNarrowed ? '' : !shown ? none : planpressSay(some, { count: shown, all: entries.length });
    };

    // One of several pages is narrowed with all others, which come when somebody first asks for that. Where they do not, as from a
    // disk, the page is narrowed by itself.
    let isAsked = false;
    let isWhole = false;
    const fetchRest = async () => {
      const list = [...document.querySelectorAll('main .part:has([data-entry])')];
      if (isAsked || list.length === 0) return;
      isAsked = true;
      const pages = { prev: [], next: [] };
      try {
        for (const rel of ['prev', 'next']) {
          let address = document.querySelector(`.turn a[rel="${rel}"]`)?.href;
          while (address) {
            const answer = await fetch(address);
            if (!answer.ok) return;
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            for (const link of page.querySelectorAll('main a[href]')) link.href = new URL(link.getAttribute('href'), answer.url).href;
            for (const { id } of page.querySelectorAll('main .part [id]')) page.getElementById(id).removeAttribute('id');
            const parts = [...page.querySelectorAll('main .part:has([data-entry])')];
            // Without entries that are shown, it is not shown either.
            for (const part of parts) part.dataset.group = '';
            pages[rel].push(parts);
            address = page.querySelector(`.turn a[rel="${rel}"]`)?.href;
          }
        }
      } catch { return; }
      const [before, after] = [pages.prev.reverse().flat(), pages.next.flat()];
      if (before.length + after.length === 0) return;
      list[0].before(...before);
      list.at(-1).after(...after);
      const fetched = (parts) => read(parts).map((entry) => ({ ...entry, isFetched: true }));
      entries = [...fetched(before), ...entries, ...fetched(after)];
      isWhole = true;
      narrow();
    };

    const keep = () => {
      const address = new URL(location.href);
      for (const { name, value } of fields) {
        if (value.trim()) address.searchParams.set(name, value); else address.searchParams.delete(name);
      }
      try { history.replaceState(null, '', address); } catch { /* some browsers do not allow it in a folder */ }
      pass(address.search);
    };

    // The same entries in another order are narrowed in the same way.
    const pass = (search) => {
      for (const link of document.querySelectorAll('.orders a')) {
        const address = new URL(link.href);
        address.search = search;
        link.href = address.href;
      }
    };

    const asked = new URL(location.href).searchParams;
    for (const field of fields) {
      field.value = asked.get(field.name) || '';
      if (field.selectedIndex < 0) field.value = '';
    }
    if (asked.size) {
      narrow();
      pass(location.search);
    }
    filter.addEventListener('input', () => { narrow(); keep(); });
    filter.addEventListener('submit', (event) => event.preventDefault());
    filter.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !event.target.value) return;
      event.preventDefault();
      event.target.value = '';
      narrow();
      keep();
    });
  }

  // A heading's link puts its address on the clipboard, beside going there.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.heading-link');
    if (link && navigator.clipboard) navigator.clipboard.writeText(link.href).catch(() => {});
  });
})();
