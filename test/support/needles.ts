/** One way in which a secret may be written down. */
export type Needle = { readonly secret: string; readonly spelling: string; readonly bytes: Buffer }

/** Where a secret was found. */
export type Find = { readonly secret: string; readonly spelling: string; readonly around: string }

/**
 * Every spelling in which a text might lie about: composed and decomposed, in any case and without its marks; as UTF-8,
 * UTF-16, base64 at any alignment, hexadecimal, percent-encoded or escaped in JSON.
 */
export function needlesOf(secret: string): readonly Needle[] {
  const forms = new Set([secret.normalize('NFC'), secret.normalize('NFD')])
  for (const form of [...forms]) {
    forms.add(form.toLowerCase())
    forms.add(form.toUpperCase())
    const bare = form.normalize('NFKD').replace(/\p{M}/gu, '')
    forms.add(bare)
    forms.add(bare.toLowerCase())
  }
  const needles = [...forms].flatMap((form) => {
    const utf8 = Buffer.from(form, 'utf8')
    const utf16 = Buffer.from(form, 'utf16le')
    return [
      ...bytesNeedles(secret, utf8),
      { secret, spelling: 'utf16le', bytes: utf16 },
      { secret, spelling: 'utf16be', bytes: Buffer.from(utf16).swap16() },
      { secret, spelling: 'percent', bytes: Buffer.from(encodeURIComponent(form)) },
      { secret, spelling: 'json', bytes: Buffer.from(escaped(form)) },
    ]
  })
  return distinct(needles)
}

/** Every spelling in which bytes might lie about. */
export function bytesNeedles(secret: string, bytes: Uint8Array): readonly Needle[] {
  const whole = Buffer.from(bytes)
  const hex = whole.toString('hex')
  return distinct([
    { secret, spelling: 'raw', bytes: whole },
    { secret, spelling: 'hex', bytes: Buffer.from(hex) },
    { secret, spelling: 'hex', bytes: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].flatMap((offset) => {
      const stable = base64At(whole, offset)
      return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')].map((text) => ({
        secret,
        spelling: `base64 at ${offset}`,
        bytes: Buffer.from(text),
      }))
    }),
  ])
}

/** The needles that are found, at most once each. */
export function search(haystack: Buffer | string, needles: readonly Needle[]): readonly Find[] {
  const bytes = typeof haystack === 'string' ? Buffer.from(haystack, 'utf8') : haystack
  return needles.flatMap(({ secret, spelling, bytes: needle }) => {
    const at = bytes.indexOf(needle)
    if (at < 0) return []
    const around = bytes.subarray(Math.max(0, at - 60), at + needle.length + 40).toString('utf8')
    return [{ secret, spelling, around }]
  })
}

/** How often the bytes lie in it, in any of the spellings. */
export function countOf(haystack: Buffer, needles: readonly Needle[]): number {
  let found = 0
  for (const { bytes } of needles) {
    for (let at = haystack.indexOf(bytes); at >= 0; at = haystack.indexOf(bytes, at + 1)) found += 1
  }
  return found
}

/**
 * The characters of base64 that do not depend on what stands before or behind, `offset` bytes into a group of three.
 */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const first = Math.ceil((offset * 8) / 6)
  const last = Math.floor(((offset + bytes.length) * 8) / 6)
  return text.slice(first, last)
}

function escaped(text: string): string {
  return text.replace(
    /[^\x20-\x7E]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function distinct(needles: readonly Needle[]): readonly Needle[] {
  return [...new Map(needles.map((needle) => [needle.bytes.toString('latin1'), needle])).values()]
}
