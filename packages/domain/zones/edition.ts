/**
 * The edition of the IANA time zone database that the product was tested with. Morocco left its changes of the clock for
 * UTC+0 on 2026-09-20T01:00Z, and this is the first edition that knows it: with an older one, times there are an hour off.
 */
export const testedEdition = '2026c'

/** A year, and from the year's first edition on a letter; `2026` alone stands before `2026a`. */
const form = /^(\d{4})([a-z]?)$/

/**
 * Which of two editions came first: negative when `one` did, positive when `other` did, 0 for the same.
 *
 * @throws {RangeError} for a text that names no edition
 */
export function compareEditions(one: string, other: string): number {
  const [year, letter] = partsOf(one)
  const [otherYear, otherLetter] = partsOf(other)
  return year - otherYear || letter - otherLetter
}

/** Whether times may come out wrong: the edition is older than the tested one, or nobody can say which it is. */
export function isOutdated(edition: string | undefined): boolean {
  return edition === undefined || !form.test(edition) || compareEditions(edition, testedEdition) < 0
}

function partsOf(edition: string): readonly [year: number, letter: number] {
  const [, year, letter = ''] = form.exec(edition) ?? []
  if (year === undefined) throw new RangeError(`"${edition}" is no edition of the time zone database`)
  return [Number(year), letter === '' ? 0 : letter.charCodeAt(0)]
}
