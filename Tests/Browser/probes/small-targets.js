// SPDX-License-Identifier: Apache-2.0

// Targets under 24 by 24 px, but for links in a line of text (WCAG 2.2, 2.5.8, exception "inline").
() => {
  const isInline = (element) => {
    if (getComputedStyle(element).display !== 'inline') return false
    let block = element.parentElement
    while (getComputedStyle(block).display === 'inline') block = block.parentElement
    return block.textContent.replace(element.textContent, '').trim() !== ''
  }
  const problems = []
  for (const element of document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden]):not([disabled])')) {
    const boxes = [...element.getClientRects()].filter((box) => box.width > 0)
    if (boxes.length === 0 || !element.checkVisibility({ visibilityProperty: true })) continue
    if (element.matches('.skip') || isInline(element)) continue
    const box = element.getBoundingClientRect()
    if (box.width < 24 || box.height < 24) {
      problems.push(`${element.textContent.trim().slice(0, 40)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`)
    }
  }
  return problems
}
