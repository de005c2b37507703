/**
 * The edition of the IANA time zone database that the product was tested with. Morocco left its changes of the clock for
 * UTC+0 on 2026-09-20T01:00Z, and this is the first edition that knows it: with an older one, times there are an hour off.
 */
export const testedEdition = '2026c'

/** A year, and from the year's first edition on a letter; `2026` alone stands before `2026a`. */
const form = /^\d{4}[a-z]?$/

/**
 * Which of two editions came first: negative when `one` did, positive when `other` did, 0 for the same.
 *
 * @throws {RangeError} for a text that names no edition
 */
export function compareEditions(one: string, other: string): number {
  for (const edition of [one, other]) {
    if (!form.test(edition)) throw new RangeError(`"${edition}" is no edition of the time zone database`)
  }
  return precedes(one, other) ? -1 : Number(precedes(other, one))
}

/** Whether times may come out wrong: the edition is older than the tested one, or nobody can say which it is. */
export function isOutdated(edition: string | undefined): boolean {
  return edition === undefined || !form.test(edition) || precedes(edition, testedEdition)
}

/** In this form texts stand in the order of the editions: every year has four digits, and no letter comes before `a`. */
function precedes(one: string, other: string): boolean {
  return one < other
}
