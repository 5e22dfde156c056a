// On top of a page that is complete without it: an address is proposed from the name, and looked up while it is typed.
const box = document.querySelector('[data-check]')
const form = box.closest('form')
const { business_name: name, address } = form.elements
const [shown, said] = [box.querySelector('[data-shown]'), box.querySelector('[data-said]')]
// What somebody typed themselves is theirs: the name changes it no more.
let isOwn = address.value !== ''
let asked = 0

const slugOf = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 41)

function show() {
  shown.textContent = address.value.trim().toLowerCase() || '…'
  said.replaceChildren()
}

function use(suggestion) {
  address.value = suggestion
  isOwn = true
  show()
  void check()
  address.focus()
}

async function check() {
  const turn = ++asked
  const wanted = address.value.trim()
  if (wanted === '') return
  const query = new URLSearchParams({ address: wanted, business_name: name.value.slice(0, 100) })
  const reply = await fetch(`${box.dataset.check}?${query}`).catch(() => undefined)
  // Without an answer the server says it when the form is sent.
  if (turn !== asked || !reply?.ok) return
  const { status, suggestions } = await reply.json()
  if (turn !== asked) return
  said.replaceChildren(element('span', box.dataset[status] ?? '', status === 'free' ? 'good' : 'off'))
  if (suggestions.length === 0) return
  const offered = suggestions.map((suggestion) => {
    const button = element('button', suggestion, 'btn use')
    Object.assign(button, { type: 'button', dir: 'ltr' })
    button.addEventListener('click', () => use(suggestion))
    return button
  })
  const row = element('div', '', 'row')
  row.append(element('span', box.dataset.suggestions, ''), ...offered)
  said.append(row)
}

function element(name, text, className) {
  return Object.assign(document.createElement(name), { textContent: text, className })
}

let waiting
function checkSoon() {
  asked++
  clearTimeout(waiting)
  waiting = setTimeout(check, 400)
}

name.addEventListener('input', () => {
  if (isOwn) return
  address.value = slugOf(name.value)
  show()
  checkSoon()
})
address.addEventListener('input', () => {
  isOwn = address.value !== ''
  show()
  checkSoon()
})
if (address.value !== '') void check()
document.querySelector('#faults')?.focus()
