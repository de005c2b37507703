/** Hands something to a person as a file on their device; the page keeps nothing of it. A text stays as it is. */
export function keepFile(name: string, type: string, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2)
  keepBlob(name, new Blob([text], { type }))
}

/** The same for what is a file already. */
export function keepBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
