// On top of a page that is complete without it: logs in with a passkey, where the browser knows what that is.
const box = document.querySelector('[data-passkey]')
const [button, said] = [box.querySelector('button'), box.querySelector('[role=alert]')]

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

async function ask(path, body) {
  const reply = await fetch(`/api/auth/passkey/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
  return reply.json()
}

async function enter() {
  const options = await ask('generate-authenticate-options', {})
  const publicKey = { ...options, challenge: toBytes(options.challenge) }
  const { id, rawId, type, response } = await navigator.credentials.get({ publicKey })
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  await ask('verify-authentication', {
    response: {
      ...{ id, rawId: toText(rawId), type, clientExtensionResults: {} },
      response: {
        clientDataJSON: toText(clientDataJSON),
        authenticatorData: toText(authenticatorData),
        signature: toText(signature),
        ...(userHandle ? { userHandle: toText(userHandle) } : {}),
      },
    },
  })
  // A path of this host: the server has seen to that.
  location.assign(box.dataset.next)
}

button.addEventListener('click', async () => {
  said.textContent = ''
  button.disabled = true
  try {
    await enter()
  } catch {
    // Whoever closed the browser's own window knows that; what else it may be, their password is the way on.
    said.textContent = box.dataset.refused
    button.disabled = false
    button.focus()
  }
})

if (window.PublicKeyCredential !== undefined && window.isSecureContext) box.hidden = false
