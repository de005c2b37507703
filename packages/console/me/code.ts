/** A link's code: the tenant's id and 128 random bits, each as 26 letters and digits of Crockford's Base32. */
const codeLength = 52

/** What somebody gave as their code: the code itself, or how many letters and digits of one there were. */
export type GivenCode = { readonly code: string } | { readonly count: number }

/**
 * Reads a code as it is written on paper, read out, or pasted with the whole link around it: small letters, blanks and
 * dashes between them, `O` for `0`, and `I` or `L` for `1` (Crockford's Base32, "decode").
 */
export function readCode(given: string): GivenCode {
  const written = given.slice(given.indexOf('#') + 1)
  const letters = written
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-HJKMNP-TV-Z]/g, '')
  return letters.length === codeLength ? { code: letters } : { count: letters.length }
}

/** The PIN as it was typed, also in Arabic or Persian digits; nothing where it has not six digits. */
export function readPin(given: string): string | undefined {
  const digits = [...given]
    .filter((sign) => /\p{Nd}/u.test(sign))
    .map(asciiDigit)
    .join('')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/** The zeros of the digits that keyboards in our countries type: Arabic-Indic, and its eastern form. */
const zeros = [0x0660, 0x06f0]

function asciiDigit(sign: string): string {
  const point = sign.codePointAt(0) ?? 0
  const zero = zeros.find((first) => point >= first && point < first + 10)
  return zero === undefined ? sign : String(point - zero)
}
