/** Hands something to the person as a file on their device; the page keeps nothing of it. */
export function keepFile(name: string, type: string, body: unknown): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
