// Runs in the page that is looked at: `look(expected)` finds what no rule of axe-core does, `marks()` is the outline of
// what the keyboard stands on. Read as text by audit.ts.
;(() => {
  const interactive =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=tab], ' +
    '[role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch]'
  /** Inside one of these, text of another direction stands by itself. */
  const isolates = 'bdi, [dir=auto], [dir=ltr], [lang]:not(html), code, pre, kbd, svg, script, style, textarea'
  /** Names that are written so in Arabic, too. */
  const brands = /\b(BookMe|WhatsApp|Google|Apple|Outlook|Stripe|CMI|SMS|PDF|CSV|API|URL|QR|HTML|MAD|DH)\b/g
  const leftovers = /\bundefined\b|\bNaN\b|\[object \w+\]|\{\{?\w+\}?\}|\bInvalid Date\b/

  const nameOf = (element) => {
    const { id, classList, localName } = element
    if (id !== '') return `${localName}#${id}`
    const own = `${localName}${[...classList]
      .slice(0, 2)
      .map((name) => `.${name}`)
      .join('')}`
    const parent = element.parentElement
    if (parent === null || localName === 'body') return own
    const place = [...parent.children].filter((child) => child.localName === localName)
    return `${nameOf(parent).split(' > ').slice(-2).join(' > ')} > ${own}${place.length > 1 ? `:nth-of-type(${place.indexOf(element) + 1})` : ''}`
  }
  const wordsOf = (element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  /** For readers of the screen alone: a pixel, or clipped away. */
  const isForEars = (element) => {
    for (let one = element; one !== null; one = one.parentElement) {
      const { clipPath, clip, position } = getComputedStyle(one)
      if (/inset\((50|100)%/.test(clipPath) || (position === 'absolute' && clip !== 'auto')) return true
      if (one.clientWidth === 1 && one.clientHeight === 1) return true
    }
    return false
  }
  const scrollsSideways = (element) => {
    for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX)) return true
    }
    return false
  }

  const look = ({ width, language, direction }) => {
    const found = []
    const add = (rule, element, mend) => found.push({ rule, selector: element === null ? '' : nameOf(element), mend })
    const all = [...document.body.querySelectorAll('*')].filter(isSeen)

    const { lang, dir } = document.documentElement
    if (lang !== language) add('language', document.documentElement, `<html lang> is "${lang}", not "${language}".`)
    if (dir !== direction) add('direction', document.documentElement, `<html dir> is "${dir}", not "${direction}".`)
    if (document.title.trim() === '') add('title', null, 'The page has no <title>.')
    const headings = all.filter((element) => element.localName === 'h1')
    if (headings.length !== 1)
      add('one-h1', headings[1] ?? null, `There are ${headings.length} h1; there is to be one.`)
    const leftover = leftovers.exec(document.body.innerText)
    if (leftover !== null) add('words', null, `The text has "${leftover[0]}" in it: a word or a value is missing.`)

    const root = document.scrollingElement
    if (root.scrollWidth > width) {
      const wide = all.filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return (right > width + 1 || left < -1) && !isForEars(element) && !scrollsSideways(element)
      })
      const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
      const mend = `The page is ${root.scrollWidth} px wide, ${width} are there: let it wrap, shrink or scroll in itself.`
      for (const element of innermost.slice(0, 5)) add('overflow', element, `${mend} "${wordsOf(element)}"`)
      if (innermost.length === 0) add('overflow', null, mend)
    }

    for (const element of all) {
      const style = getComputedStyle(element)
      const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
      if (ownText && /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`) && !isForEars(element)) {
        const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2
        if (cut) add('cut-text', element, `"${wordsOf(element)}" is cut off: give it room, or let it wrap.`)
      }
      if (element.localName === 'img') {
        if (element.complete && element.naturalWidth === 0)
          add('broken-image', element, `${element.src} shows nothing.`)
        if (!element.hasAttribute('width') || !element.hasAttribute('height'))
          add('image-size', element, 'Without width and height the page jumps when the image arrives.')
      }
      if (direction === 'rtl' && ownText && element.closest(isolates) === null && !isForEars(element)) {
        const text = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : '')).join(' ')
        const foreign = /[A-Za-zÀ-ÿ]{3,}/.exec(text.replace(brands, ''))
        if (foreign !== null && !/\p{Script=Arabic}/u.test(text))
          add('untranslated', element, `"${wordsOf(element)}": translate it; a name or an address belongs in <bdi>.`)
      }
    }

    for (const element of all.filter((one) => one.matches(interactive) && !isForEars(one))) {
      const label = element.labels?.[0]
      const rectangles = [element, ...(label === undefined || label === null ? [] : [label])].map((one) =>
        one.getBoundingClientRect(),
      )
      const inText =
        getComputedStyle(element).display === 'inline' &&
        [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.data.trim() !== '')
      if (inText || rectangles.some((box) => box.width >= 24 && box.height >= 24)) continue
      const [{ width: wide, height: high }] = rectangles
      const size = `${Math.round(wide)} × ${Math.round(high)} px`
      add('target-24', element, `"${wordsOf(element)}" is ${size}: a finger needs 24 × 24, better 44.`)
    }
    return found
  }

  const looksOf = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element)
    const outline =
      outlineStyle === 'none' || outlineWidth === '0px' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`
    return `${outline} ${boxShadow === 'none' ? '' : boxShadow}`
  }
  /** Whoever shows the focus: the element, its label, or what it is drawn with. */
  const bearers = (element) =>
    [element, ...(element.labels ?? []), element.parentElement, element.nextElementSibling].filter(
      (one) => one !== null && one !== undefined,
    )
  let before = new Map()
  const focusable = () => document.querySelectorAll(`${interactive}, [tabindex]`)
  const remember = () => {
    document.activeElement?.blur()
    before = new Map([...focusable()].flatMap(bearers).map((one) => [one, looksOf(one)]))
  }
  const focused = () => {
    const element = document.activeElement
    if (element === null || element === document.body) return null
    const isShown = bearers(element).some((one) => (before.get(one) ?? ' ') !== looksOf(one) && looksOf(one) !== ' ')
    const { top, bottom, width } = element.getBoundingClientRect()
    const isInSight = width > 0 && bottom > 0 && top < innerHeight
    return { selector: nameOf(element), text: wordsOf(element), isShown, isInSight }
  }

  /**
   * axe-core takes a font whose words are narrower than their letters for one of icons, and looks at none of its colours.
   * Arabic letters join; here no font is of icons, so each word is as wide as its letters.
   */
  const runAxe = async (options) => {
    const { prototype } = CanvasRenderingContext2D
    const { measureText } = prototype
    prototype.measureText = function (text) {
      return { width: text.split('').reduce((width, letter) => width + measureText.call(this, letter).width, 0) }
    }
    try {
      return await globalThis.axe.run(document, options)
    } finally {
      prototype.measureText = measureText
    }
  }

  globalThis.bookmeAudit = { look, runAxe, remember, focused }
})()
