/**
 * Hands something to a person as a file on their device; the page keeps nothing of it. A text stays as it is, and so does
 * what is no text.
 */
export function keepFile(name: string, type: string, body: unknown): void {
  const isReady = typeof body === 'string' || body instanceof Blob
  const address = URL.createObjectURL(new Blob([isReady ? body : JSON.stringify(body, null, 2)], { type }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
