/** The text of a code of a paper: its number, how many there are, and the key by which the paper is asked for. */
const form = /^PSRL1:([1-3])\/([1-3]):([0-9A-HJKMNP-TV-Z]{52}):[0-9A-Z $%*+\-./:]+$/

/** What one scanned text is, beside the codes that are there already. */
export type Finding = 'added' | 'again' | 'no_paper' | 'other_paper'

/** The codes after one more text was scanned, typed or read from a picture. The API looks at all of them again. */
export function withText(
  codes: readonly string[],
  text: string,
): { readonly codes: readonly string[]; readonly finding: Finding } {
  const read = form.exec(text)
  if (read === null) return { codes, finding: 'no_paper' }
  const [, , of, key] = read
  const [first] = codes
  const [, , ofFirst, keyOfFirst] = (first !== undefined && form.exec(first)) || read
  if (of !== ofFirst || key !== keyOfFirst) return { codes, finding: 'other_paper' }
  return codes.includes(text) ? { codes, finding: 'again' } : { codes: [...codes, text], finding: 'added' }
}

/** The codes after several texts, and the finding that has to be said: a stranger rather than a success. */
export function withTexts(
  codes: readonly string[],
  texts: readonly string[],
): { readonly codes: readonly string[]; readonly finding: Finding | undefined } {
  let all = codes
  const findings = texts.map((text) => {
    const next = withText(all, text)
    all = next.codes
    return next.finding
  })
  const told = (['other_paper', 'no_paper', 'added', 'again'] as const).find((one) => findings.includes(one))
  return { codes: all, finding: told }
}

/** The lines of a text that was typed or pasted, or that a scanner typed. A code may end in a space. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trimStart())
    .filter((line) => line !== '')
}

/** How many codes the paper has, and the numbers of those that are still missing. */
export function progressOf(codes: readonly string[]): {
  readonly of: number
  readonly missing: readonly number[]
} {
  const read = codes.flatMap((code) => {
    const [, number, of] = form.exec(code) ?? []
    return number === undefined ? [] : [{ number: Number(number), of: Number(of) }]
  })
  const of = read[0]?.of ?? 0
  const there = new Set(read.map(({ number }) => number))
  const missing = Array.from({ length: of }, (_, place) => place + 1).filter((number) => !there.has(number))
  return { of, missing }
}

/** The name under which a paper is opened: nobody signs in for it, the codes themselves are the key. */
export function bearerOf(codes: readonly string[]): string {
  const [, , , key = ''] = form.exec(codes[0] ?? '') ?? []
  return `PSRL1.${key}`
}
