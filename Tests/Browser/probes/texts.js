// SPDX-License-Identifier: Apache-2.0

// The colours that texts have and those of the ground under them, each pair once: [ink, paper, isLarge, example].
// Paper is the nearest background that is not transparent, or white; the theme has no half-transparent ones.
() => {
  const paperOf = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor
      if (colour !== 'rgba(0, 0, 0, 0)') return colour
    }
    return 'rgb(255, 255, 255)'
  }
  const pairs = new Map()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || element.matches('option, script') || !element.checkVisibility({ opacityProperty: true })) continue
    const style = getComputedStyle(element)
    const size = parseFloat(style.fontSize)
    // WCAG 2.2, large scale: 18 point, or 14 point and bold.
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const pair = [style.color, paperOf(element), isLarge]
    pairs.set(pair.join(), [...pair, walker.currentNode.data.trim().slice(0, 40)])
  }
  return [...pairs.values()]
}
