// SPDX-License-Identifier: Apache-2.0

// How the element with the focus shows it: null where the page's body has it.
() => {
  const element = document.activeElement
  if (element === document.body || element === null) return null
  const style = getComputedStyle(element)
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0)
  const inView = boxes.filter((box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth)
  const seen = inView.filter((box) => {
    const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1)
    const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1)
    const top = document.elementFromPoint(x, y)
    return top !== null && (element.contains(top) || top.contains(element))
  })
  return {
    name: `<${element.localName}> ${element.textContent.trim().slice(0, 40)}`,
    index: [...document.querySelectorAll('*')].indexOf(element),
    id: element.id,
    inMain: element.closest('main') !== null,
    isVisible: element.matches(':focus-visible'),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    colour: style.outlineColor,
    paper: (() => {
      // The outline is outside of the element.
      for (let box = element.parentElement; box; box = box.parentElement) {
        const colour = getComputedStyle(box).backgroundColor
        if (colour !== 'rgba(0, 0, 0, 0)') return colour
      }
      return getComputedStyle(document.documentElement).backgroundColor
    })(),
    isSeen: seen.length > 0,
  }
}
