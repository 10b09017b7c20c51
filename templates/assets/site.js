// What every page does with a script; without it, all is still there to read.
'use strict';
(() => {
  // `/` leads to the search, unless something is being typed.
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    const field = document.getElementById('query') || document.getElementById('find');
    if (!field) return;
    event.preventDefault();
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

  // A heading's link puts its address on the clipboard, beside going there.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.heading-link');
    if (link && navigator.clipboard) navigator.clipboard.writeText(link.href).catch(() => {});
  });
})();
