/** Hands something to a person as a file on their device; the page keeps nothing of it. A text stays as it is. */
export function keepFile(name: string, type: string, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2)
  const address = URL.createObjectURL(new Blob([text], { type }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
