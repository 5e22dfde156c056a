// On top of pages that are complete without it: days without a reload, the time a hold has left, the visitor's own zone.
const root = document.documentElement
const locale = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }[root.lang] ?? root.lang
const find = (selector, at = document) => at.querySelector(selector)
const all = (selector, at = document) => [...at.querySelectorAll(selector)]

/* In a frame: its height is told to the page around it. */
if (window.parent !== window) {
  const tell = () => window.parent.postMessage({ bookme: 'height', height: root.scrollHeight }, '*')
  new ResizeObserver(tell).observe(document.body)
  tell()
}

/* What is wrong with a form comes first. */
find('#faults')?.focus()

/* Enter goes on, as the main button does, and beside a code it applies it: not whichever button stands first. */
const details = find('#details')
details?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return
  event.preventDefault()
  const beside = event.target.closest('[data-enter]')
  details.requestSubmit(find('button', beside ?? find('[data-go]', details)))
})

/* The sum of what is chosen. */
const form = find('form[data-total]')
const sum = form && find('[data-sum]', form)
if (sum) {
  const digits = new Intl.NumberFormat(locale, { style: 'currency', currency: sum.dataset.currency })
  const scale = 10 ** digits.resolvedOptions().maximumFractionDigits
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: sum.dataset.currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  const show = () => {
    const extra = all('input:checked[data-price]', form).reduce((total, one) => total + Number(one.dataset.price), 0)
    const seats = Number(form.elements.seats?.value ?? 1)
    const bdi = document.createElement('bdi')
    bdi.textContent = format.format(((Number(sum.dataset.base) + extra) * seats) / scale)
    sum.replaceChildren(bdi)
  }
  form.addEventListener('change', show)
  show()
}

/* The visitor's own clock, where it is another one. */
const zones = () => {
  const said = find('[data-zone]')
  if (!said) return
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const clock = (timeZone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
  const [theirs, mine] = [clock(said.dataset.zone), clock(own)]
  for (const button of all('.slot')) {
    const at = new Date(button.value)
    if (theirs.format(at) === mine.format(at)) continue
    const small = document.createElement('small')
    small.textContent = `${said.dataset.yours} ${mine.format(at)}`
    button.append(small)
  }
}
zones()

/* The same of one's own booking, with the day where that is another, too. */
for (const said of all('[data-zone][data-start]')) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const at = new Date(said.dataset.start)
  const format = (timeZone) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone }).format(at)
  if (format(said.dataset.zone) !== format(own)) {
    const bdi = document.createElement('bdi')
    bdi.textContent = format(own)
    said.append(` · ${said.dataset.yours} `, bdi)
  }
}

/* Another day, without loading the page anew. */
const times = find('[data-times]')
let asked = 0
const load = async (address, isQuiet) => {
  const mine = ++asked
  try {
    const reply = await fetch(address, { headers: { accept: 'text/html' } })
    if (!reply.ok) throw new Error(String(reply.status))
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
    const fresh = find('[data-times]', page)
    if (mine !== asked || !fresh) return
    const focused = document.activeElement?.getAttribute?.('href')
    times.replaceChildren(...document.importNode(fresh, true).childNodes)
    zones()
    if (!isQuiet)
      all('a', times)
        .find((link) => link.getAttribute('href') === focused)
        ?.focus()
    times.removeAttribute('aria-busy')
  } catch {
    if (!isQuiet) location.assign(address)
  }
}
if (times) {
  times.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-day]')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    times.setAttribute('aria-busy', 'true')
    history.pushState({}, '', link.href)
    void load(link.href)
  })
  /* The arrow keys walk along the days, Home and End to the first and the last. */
  times.addEventListener('keydown', (event) => {
    const days = all('.day', times)
    const at = days.indexOf(document.activeElement)
    if (at < 0) return
    const forward = root.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const back = root.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: days.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    days[to]?.focus()
  })
  addEventListener('popstate', () => void load(location.href))
  /* What others have booked meanwhile, for whoever comes back to the page. */
  let seen = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - seen < 20_000) return
    seen = Date.now()
    void load(location.href, true)
  })
}

/* How long the time is still kept: told aloud at two minutes and at the end. */
const hold = find('[data-expires]')
if (hold) {
  const left = find('[data-left]', hold)
  const until = Date.parse(hold.dataset.expires)
  const spoken = document.createElement('span')
  spoken.className = 'hide'
  spoken.setAttribute('role', 'status')
  hold.append(spoken)
  const two = (value) => String(value).padStart(2, '0')
  let last = Number.POSITIVE_INFINITY
  const tick = () => {
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000))
    left.textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
    if (last > 120 && seconds <= 120 && seconds > 0) spoken.textContent = hold.textContent.trim()
    last = seconds
    if (seconds > 0) return
    clearInterval(timer)
    hold.className = 'note warn'
    hold.textContent = hold.dataset.lapsed
    hold.setAttribute('role', 'status')
  }
  const timer = setInterval(tick, 1000)
  left.setAttribute('dir', 'ltr')
  tick()
}
