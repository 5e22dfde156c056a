// Runs in the page before anything of its own, and writes down what Chromium tells of its painting in `bookmeSeen`.
const seen = { first: 0, largest: 0, task: 0, shifts: [], input: 0 }
window.bookmeSeen = seen

function on(type, take) {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) take(entry)
  }).observe({ type, buffered: true })
}

function nameOf(node) {
  return node instanceof HTMLElement
    ? `${node.tagName} ${node.className} ${node.textContent.slice(0, 40)}`
    : node?.textContent
}

on('paint', ({ name, startTime }) => {
  if (name === 'first-contentful-paint') seen.first = startTime
})
on('largest-contentful-paint', ({ startTime }) => {
  seen.largest = startTime
})
on('longtask', ({ duration }) => {
  seen.task = Math.max(seen.task, duration)
})
// What moves after a tap is what was asked for.
on('layout-shift', ({ value, hadRecentInput, startTime, sources }) => {
  if (hadRecentInput) return
  const at = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ')
  const moved = sources.map(
    ({ node, previousRect, currentRect }) => `${nameOf(node)}: ${at(previousRect)} → ${at(currentRect)}`,
  )
  seen.shifts.push({ value, time: startTime, moved })
})
for (const type of ['pointerdown', 'keydown']) {
  addEventListener(
    type,
    ({ timeStamp }) => {
      seen.input = timeStamp
    },
    { capture: true },
  )
}
