// SPDX-License-Identifier: Apache-2.0

// Words that lie on others, or are cut off: pairs of pieces of text whose lines share more than a sliver, and pieces that
// end outside what shows them.
() => {
  const seen = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const style = getComputedStyle(box)
      if (style.visibility !== 'visible' || style.display === 'none' || style.opacity === '0') return false
      if (style.clipPath === 'inset(50%)' || box.matches('.skip')) return false
    }
    return element.checkVisibility({ contentVisibilityAuto: true })
  }
  const pieces = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim()
    const parent = walker.currentNode.parentElement
    if (!text || parent.closest('script, style, noscript, title, desc, option') || !seen(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue
      pieces.push({ text, parent, left: box.left, right: box.right, top: box.top, bottom: box.bottom })
    }
  }
  const faults = []
  const scrolls = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) return true
    }
    return false
  }
  for (const { text, parent, left, right } of pieces) {
    if ((left < -1 || right > document.documentElement.clientWidth + 1) && !scrolls(parent)) faults.push(`cut: ${text}`)
  }
  pieces.sort((a, b) => a.top - b.top)
  pieces.forEach((a, index) => {
    for (let next = index + 1; next < pieces.length && pieces[next].top < a.bottom; next += 1) {
      const b = pieces[next]
      if (a.parent === b.parent || scrolls(a.parent) !== scrolls(b.parent)) continue
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      // Lines of one text may come close, and raised signs reach into them.
      const least = Math.min(a.bottom - a.top, b.bottom - b.top)
      if (width > 2 && height > least * 0.4) faults.push(`overlap: ${a.text} / ${b.text}`)
    }
  })
  return [...new Set(faults)].slice(0, 10)
}
