/** What tells one sheet of one file from every other: the SHA-256 of the file's bytes and the sheet's name. */
export async function fingerprintOf(file: Uint8Array, sheet: string): Promise<string> {
  const name = new TextEncoder().encode(`\n${sheet}`)
  const whole = new Uint8Array(file.length + name.length)
  whole.set(file)
  whole.set(name, file.length)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
