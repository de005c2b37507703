/** Eighty-five signs that need no escape in a text between quotation marks of any kind. */
const signs = '!#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz'

/** Bytes as text: five signs for four bytes, where base64 takes five and a third. What is too short ends in zeros. */
export function toBase85(bytes: Uint8Array): string {
  const whole = Buffer.alloc(4 * Math.ceil(bytes.length / 4))
  whole.set(bytes)
  let text = ''
  for (let at = 0; at < whole.length; at += 4) {
    const number = whole.readUInt32BE(at)
    for (let power = 85 ** 4; power >= 1; power /= 85) text += signs[Math.floor(number / power) % 85]
  }
  return text
}

/** The bytes of such a text, with the zeros at its end. */
export function fromBase85(text: string): Buffer {
  const bytes = Buffer.alloc((4 * text.length) / 5)
  for (let at = 0; at < text.length; at += 5) {
    let number = 0
    for (const sign of text.slice(at, at + 5)) number = 85 * number + signs.indexOf(sign)
    bytes.writeUInt32BE(number, (4 * at) / 5)
  }
  return bytes
}
