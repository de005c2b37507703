/** The zeros of the digits that keyboards in our countries type: Arabic-Indic, and its eastern form for Persian and Urdu. */
const zeros = [0x0660, 0x06f0]

/** Digits of these keyboards as programs know them; everything else stays. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (sign) => {
    const point = sign.codePointAt(0) ?? 0
    const zero = zeros.find((first) => point >= first && point < first + 10)
    return zero === undefined ? sign : String(point - zero)
  })
}

/** A number as it was typed, in the digits of programs, with a point for the comma of the reader and without blanks. */
export function plainNumber(text: string): string {
  return asciiDigits(text)
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/[,\u066b]/, '.')
}

/** The same as a number; not a number where it is none. */
export function typedNumber(text: string): number {
  const plain = plainNumber(text)
  return plain === '' ? Number.NaN : Number(plain)
}

/** What a field for six digits takes, as an HTML pattern: blanks between them too. */
export const sixDigitsPattern = '\\s*(\\p{Nd}\\s*){6}'

/** Six digits as they were typed, a PIN or the code of an app; nothing where there are more, less or others. */
export function readSixDigits(given: string): string | undefined {
  const digits = asciiDigits(given).replace(/[^\p{Nd}]/gu, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}
