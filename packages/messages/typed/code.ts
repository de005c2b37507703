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
