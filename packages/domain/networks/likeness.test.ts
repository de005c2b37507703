import { expect, test } from 'vitest'
import { type SpelledInstitution, spelledInstitutions } from '../testing/institutions.ts'
import { leastLikeness, likelyDoublesOf, likenessOf } from './likeness.ts'

/** Of all pairs: those that are one institution, those of them that are shown, and all that are shown. */
function countsOf(
  all: readonly SpelledInstitution[],
  isShown: (one: SpelledInstitution, other: SpelledInstitution) => boolean,
) {
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
  const isSame = ([one, other]: (typeof pairs)[number]) => one.group === other.group
  const shown = pairs.filter(([one, other]) => isShown(one, other))
  return {
    doubles: pairs.filter(isSame).length,
    found: shown.filter(isSame).length,
    shown: shown.length,
    pairs: pairs.length,
  }
}

const isLikely = (one: SpelledInstitution, other: SpelledInstitution) =>
  likenessOf(one, other) >= leastLikeness

// 115 of 126 and 115 of 115 when this was written, in spellings that were never looked at while the likeness was made.
test('of institutions that were entered twice nine in ten are shown, and hardly one that is another', () => {
  const { doubles, found, shown, pairs } = countsOf(spelledInstitutions('held out'), isLikely)
  console.info(
    `${pairs} pairs of names: ${doubles} of one institution, ${found} of them shown (${percent(found, doubles)} recall), ` +
      `${shown} shown in all (${percent(found, shown)} precision)`,
  )
  expect(doubles).toBe(126)
  expect(found / doubles).toBeGreaterThanOrEqual(0.9)
  expect(found / shown).toBeGreaterThanOrEqual(0.95)
})

test('institutions of the whole table are told apart as well, those of nearly the same name among them', () => {
  const all = [...spelledInstitutions('seen'), ...spelledInstitutions('held out')].map((one, at) => ({
    ...one,
    at,
  }))
  const { found, shown } = countsOf(all, isLikely)
  expect(found / shown).toBeGreaterThanOrEqual(0.95)
})

test('letters alone, without legal forms and short forms, find too few of them: what is tried can fail', () => {
  const isSpelledAlike = (one: SpelledInstitution, other: SpelledInstitution) =>
    one.name.toLowerCase() === other.name.toLowerCase()
  const { doubles, found } = countsOf(spelledInstitutions('held out'), isSpelledAlike)
  expect(found / doubles).toBeLessThan(0.5)
})

const casa = { name: 'Casa del Migrante A.C.', otherNames: [], country: 'MX', place: 'Saltillo' }

test.each([
  ['capitals and a legal form without full stops', { name: 'CASA DEL MIGRANTE AC' }, true],
  ['a short name in brackets', { name: 'CdM', otherNames: ['Casa Migrante (CDM)'] }, true],
  ['another town', { name: 'Casa del Migrante A.C.', place: 'Tijuana' }, false],
  ['another country', { country: 'GT' }, false],
  ['another house', { name: 'Casa del Estudiante A.C.' }, false],
] as const)('%s', (_, change, isShown) => {
  const other = { ...casa, ...change, otherNames: [...('otherNames' in change ? change.otherNames : [])] }
  expect(likenessOf(casa, other) >= leastLikeness).toBe(isShown)
  expect(likenessOf(other, casa)).toBe(likenessOf(casa, other))
})

test('the likeliest is told first, and neither the institution itself nor one that counts as another already', () => {
  const entry = (id: string, name: string, mergedInto?: string) =>
    // Letters stand for ids.
    ({ ...casa, id, name, ...(mergedInto && { mergedInto }) }) as unknown as Parameters<
      typeof likelyDoublesOf
    >[0]
  const one = entry('A', 'Casa del Migrante A.C.')
  const others = [
    entry('B', 'Casa Migrantes'),
    entry('C', 'CASA DEL MIGRANTE'),
    entry('D', 'Casa del Migrante', 'C'),
  ]
  const told = likelyDoublesOf(one, [one, ...others])
  expect(told.map(({ institutionId }) => institutionId)).toEqual(['C', 'B'])
})

function percent(part: number, whole: number): string {
  return `${Math.round((1000 * part) / whole) / 10} %`
}
