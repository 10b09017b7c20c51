// SPDX-License-Identifier: Apache-2.0

// What makes the page wider than the window, or is outside it where nothing can scroll to it, or is cut off.
() => {
  const root = document.documentElement
  const problems = []
  if (root.scrollWidth > root.clientWidth) problems.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`)
  const name = (element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`
  const scrolls = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) return true
    }
    return false
  }
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (style.visibility === 'hidden' || box.width === 0 || element.matches('.skip, .skip *')) continue
    if ((box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(element)) problems.push(`${name(element)} stands out`)
    const clips = ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    if (clips && box.width > 1) problems.push(`${name(element)} is cut off`)
  }
  return problems.slice(0, 10)
}
