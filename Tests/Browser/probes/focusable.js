// SPDX-License-Identifier: Apache-2.0

// What the Tab key reaches, as indexes among all elements.
() => {
  const all = [...document.querySelectorAll('*')]
  const able = 'a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  return all.flatMap((element, index) =>
    element.matches(able) && element.checkVisibility({ visibilityProperty: true }) ? [index] : [])
}
