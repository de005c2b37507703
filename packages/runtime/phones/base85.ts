/** The bytes of a text in which five signs stand for four bytes, with the zeros at its end. */
export function fromBase85(text: string, signs: string): Buffer {
  const bytes = Buffer.alloc((4 * text.length) / 5)
  for (let at = 0; at < text.length; at += 5) {
    let number = 0
    for (const sign of text.slice(at, at + 5)) number = 85 * number + signs.indexOf(sign)
    bytes.writeUInt32BE(number, (4 * at) / 5)
  }
  return bytes
}
