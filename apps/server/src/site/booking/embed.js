// For other sites: <script src="https://…/embed.js" async></script> puts the booking pages in its place.
;(() => {
  const script = document.currentScript
  const origin = new URL(script.src).origin
  const { mode = 'inline', label = 'Réserver', lang, service, colour = '#0f766e' } = script.dataset
  const address = new URL(service ? `/embed/book/${encodeURIComponent(service)}` : '/embed', origin)
  if (lang) address.searchParams.set('lang', lang)
  const frame = () => {
    const element = document.createElement('iframe')
    element.src = address.href
    element.title = label
    element.loading = 'lazy'
    element.style.cssText = 'inline-size:100%;min-block-size:640px;border:0;display:block;color-scheme:normal'
    addEventListener('message', ({ origin: from, source, data }) => {
      if (from !== origin || source !== element.contentWindow || data?.bookme !== 'height') return
      const height = Number(data.height)
      if (mode === 'inline' && height > 0 && height < 20_000) element.style.blockSize = `${Math.ceil(height)}px`
    })
    return element
  }
  if (mode === 'inline') {
    script.after(frame())
    return
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.style.cssText = `min-block-size:46px;padding:8px 22px;border:0;border-radius:12px;background:${/^#[0-9a-f]{6}$/i.test(colour) ? colour : '#0f766e'};color:#fff;font:600 16px system-ui,sans-serif;cursor:pointer`
  button.addEventListener('click', () => {
    const dialog = document.createElement('dialog')
    dialog.style.cssText =
      'inline-size:min(44rem,100vw);block-size:min(56rem,100vh);max-inline-size:100vw;max-block-size:100vh;padding:0;border:0;border-radius:16px;overflow:hidden'
    const close = document.createElement('button')
    close.type = 'button'
    close.textContent = '×'
    close.setAttribute('aria-label', '×')
    close.style.cssText =
      'position:absolute;inset-block-start:8px;inset-inline-end:8px;inline-size:44px;block-size:44px;border:0;border-radius:22px;background:#fff;color:#111;font:24px system-ui;cursor:pointer'
    close.addEventListener('click', () => dialog.close())
    const inner = frame()
    inner.style.blockSize = '100%'
    dialog.append(inner, close)
    dialog.addEventListener('close', () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
  })
  script.after(button)
})()
