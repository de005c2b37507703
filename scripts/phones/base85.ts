/** Eighty-five signs that need no escape in a text between quotation marks of any kind. */
export const signs = '!#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz'

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
