const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Bytes in the alphabet that QR codes pack best (RFC 9285): two bytes become three characters, one becomes two. */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0
    const low = bytes[at + 1]
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3)
  }
  return text
}

/** The bytes again; nothing where the text cannot have come from bytes. */
export function fromBase45(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const chunk = text.slice(at, at + 3)
    const value = numberOf(chunk)
    const most = chunk.length === 3 ? 0xffff : 0xff
    if (chunk.length === 1 || value === undefined || value > most) return undefined
    bytes.push(...(chunk.length === 3 ? [value >> 8, value & 255] : [value]))
  }
  return Uint8Array.from(bytes)
}

function digits(value: number, count: number): string {
  let rest = value
  let text = ''
  for (let n = 0; n < count; n += 1) {
    text += alphabet.charAt(rest % 45)
    rest = Math.floor(rest / 45)
  }
  return text
}

function numberOf(chunk: string): number | undefined {
  let value = 0
  for (const character of [...chunk].reverse()) {
    const digit = alphabet.indexOf(character)
    if (digit < 0) return undefined
    value = value * 45 + digit
  }
  return value
}
