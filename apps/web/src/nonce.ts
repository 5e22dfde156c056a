/** The number that styles written by scripts must carry, of this very answer: apps/server/src/web.ts put it into the page. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

// What keeps a page still behind a dialog writes a style of its own, and asks for the number under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })
