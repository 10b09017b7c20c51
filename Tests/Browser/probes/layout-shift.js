// SPDX-License-Identifier: Apache-2.0

// The sum of all layout shifts so far, those below the fold included once one has scrolled to them.
async () => {
  let sum = 0
  const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value }))
  observer.observe({ type: 'layout-shift', buffered: true })
  scrollTo(0, document.documentElement.scrollHeight)
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await nextFrame()
  await nextFrame()
  observer.takeRecords().forEach((entry) => { sum += entry.value })
  return sum
}
