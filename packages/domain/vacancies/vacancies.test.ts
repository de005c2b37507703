import { describe, expect, test } from 'vitest'
import { wallClock } from '../calendar/index.ts'
import type { EmployerId, Refusal, VacancyId } from '../kernel/index.ts'
import { Refused } from '../kernel/index.ts'
import type { Publisher } from '../offers/index.ts'
import { type Employer, employerSchema, newEmployerSchema } from './employer.ts'
import { isCurrent } from './is-current.ts'
import { addEmployer, editEmployer } from './keep-employer.ts'
import { actOnVacancy, draftVacancy, editVacancy, takePlace, type VacancyAct } from './keep-vacancy.ts'
import { publicVacancyOf, vacancyLineOf } from './public-vacancy.ts'
import { type NewVacancy, newVacancySchema, vacancySchema, vacancyStates } from './vacancy.ts'

const at = '2026-03-01T10:00:00.000Z'
const later = '2026-03-02T10:00:00.000Z'
const id = '0123456789ABCDEFGHJKMNPQRS'
const clockAt = (instant: string, timeZone = 'Africa/Banjul') =>
  wallClock({ now: () => new Date(instant) }, timeZone)
const [clock, clockLater] = [clockAt(at), clockAt(later)]
const read = (number: string) =>
  number.startsWith('+') ? { number, formatted: number } : { fault: 'international_number' as const }

const anEntry = (change: Readonly<Record<string, unknown>> = {}): NewVacancy =>
  newVacancySchema.parse({
    employerId: id,
    title: { en: 'Electrician', fr: 'Électricien' },
    text: { en: 'You put solar panels on roofs.' },
    isco08: '7411',
    employmentType: 'full_time',
    workplace: { country: 'GM', region: 'GM-B', town: 'Banjul' },
    languages: [{ language: 'en', level: 'B1' }],
    wage: { currency: 'GMD', from: 900_000, to: 1_200_000, per: 'month' },
    places: 2,
    validThrough: '2026-04-30',
    isPublic: true,
    ...change,
  })

const vacancyId = id as VacancyId
const aVacancy = (change: Readonly<Record<string, unknown>> = {}) =>
  draftVacancy(anEntry(change), vacancyId, clock)

const faultsOf = (change: Readonly<Record<string, unknown>>) =>
  newVacancySchema
    .safeParse({ ...anEntry(), ...change })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

function refusalOf(act: () => unknown): Refusal | undefined {
  try {
    act()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  return undefined
}

describe('a vacancy', () => {
  test('is a draft, of which a schema says the same', () => {
    expect(vacancySchema.parse(aVacancy())).toMatchObject({ state: 'draft', version: 1, certificates: [] })
  })

  test('has a wage from the lowest to the highest, and in no other order', () => {
    const wage = { currency: 'GMD', from: 2, to: 1, per: 'day' }
    expect(faultsOf({ wage })).toEqual([['wage.to', 'less_than_lowest']])
    expect(faultsOf({ wage: { ...wage, to: 2 } })).toBeUndefined()
  })

  test('is at a place whose region is in its country', () => {
    const workplace = { country: 'GM', region: 'SN-DK', town: 'Banjul' }
    expect(faultsOf({ workplace })).toEqual([['workplace.region', 'other_country']])
    expect(faultsOf({ workplace: { ...workplace, region: 'Banjul' } })).toContainEqual([
      'workplace.region',
      'wrong_format',
    ])
  })

  test('is in an occupation that there is, in languages and trades that are named once', () => {
    expect(faultsOf({ isco08: '7410' })).toEqual([['isco08', 'unknown_isco08']])
    expect(faultsOf({ certificates: ['7411', '7411'] })).toEqual([['certificates', 'twice']])
    const languages = [{ language: 'en' }, { language: 'en', level: 'B1' }]
    expect(faultsOf({ languages })).toEqual([['languages', 'twice']])
  })

  test('pays in the money of the place', () => {
    const workplace = { country: 'TN', town: 'Sfax' }
    const inMoney = (currency: string) =>
      refusalOf(() => aVacancy({ workplace, wage: { currency, from: 1, per: 'hour' } }))
    expect(inMoney('TND')).toBeUndefined()
    expect(inMoney('GMD')).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'wage', 'currency'], code: 'other_currency', params: { allowed: 'TND' } }],
    })
    // A move to another country changes what it may be paid in.
    expect(refusalOf(() => editVacancy(aVacancy(), { workplace }, clockLater))).toMatchObject({
      errors: [{ code: 'other_currency' }],
    })
  })

  test('ends on a day that is not over when it is written down, changed to or opened', () => {
    const over = { code: 'invalid', errors: [{ path: ['body', 'validThrough'], code: 'in_the_past' }] }
    expect(refusalOf(() => aVacancy({ validThrough: '2026-02-28' }))).toEqual(over)
    expect(refusalOf(() => aVacancy({ validThrough: '2026-03-01' }))).toBeUndefined()
    const vacancy = aVacancy({ validThrough: '2026-03-01' })
    expect(refusalOf(() => editVacancy(vacancy, { validThrough: '2026-03-01' }, clockLater))).toEqual(over)
    expect(refusalOf(() => actOnVacancy(vacancy, 'open', later))).toEqual(over)
    // What else is wrong with one whose day is over may be put right, and it may be closed.
    expect(editVacancy(vacancy, { places: 3 }, clockLater)).toMatchObject({ places: 3, version: 2 })
    expect(actOnVacancy(actOnVacancy(vacancy, 'open', at), 'close', later).state).toBe('closed')
  })

  test('ends with its last day where the organisation is', () => {
    const at = '2026-03-31T20:00:00.000Z'
    const entry = anEntry({ validThrough: '2026-03-31' })
    const here = (timeZone: string) => draftVacancy(entry, vacancyId, clockAt(at, timeZone))
    expect(here('Africa/Banjul').endsAt).toBe('2026-03-31T23:59:59.999Z')
    expect(here('America/Mexico_City').endsAt).toBe('2026-04-01T05:59:59.999Z')
    // In Bishkek it is two in the morning of the first of April.
    expect(refusalOf(() => here('Asia/Bishkek'))).toMatchObject({ errors: [{ code: 'in_the_past' }] })
    const vacancy = here('Africa/Banjul')
    expect(editVacancy(vacancy, { places: 3 }, clockAt(at, 'Asia/Bishkek')).endsAt).toBe(vacancy.endsAt)
    const moved = editVacancy(vacancy, { validThrough: '2026-04-01' }, clockAt(at, 'Asia/Bishkek'))
    expect(moved.endsAt).toBe('2026-04-01T17:59:59.999Z')
  })

  test('goes from state to state by these acts and no others', () => {
    const ways: Readonly<Record<string, readonly VacancyAct[]>> = {
      draft: ['open', 'withdraw'],
      open: ['fill', 'close', 'withdraw'],
      filled: ['open', 'withdraw'],
      closed: ['open', 'withdraw'],
      withdrawn: [],
    }
    for (const state of vacancyStates) {
      for (const act of ['open', 'fill', 'close', 'withdraw'] as const) {
        const refusal = refusalOf(() => actOnVacancy({ ...aVacancy(), state }, act, later))
        const allowed = ways[state]
        const expected = allowed?.includes(act) ? undefined : { code: 'illegal_transition', state, allowed }
        expect([state, act, refusal]).toEqual([state, act, expected])
      }
    }
  })

  test('opened again, is as new; withdrawn, changes no more', () => {
    const first = actOnVacancy(aVacancy(), 'open', at)
    const again = actOnVacancy(actOnVacancy(first, 'fill', at), 'open', later)
    expect([first.openedAt, again.openedAt, again.version]).toEqual([at, later, 4])
    const withdrawn = actOnVacancy(again, 'withdraw', later)
    expect(refusalOf(() => editVacancy(withdrawn, { places: 1 }, clockLater))).toMatchObject({
      code: 'illegal_transition',
      state: 'withdrawn',
    })
  })

  test('changes where something is said, keeps what is not, and loses what is taken away', () => {
    const vacancy = aVacancy()
    const { wage, ...rest } = editVacancy(vacancy, { wage: null, skills: ['Welding'] }, clockLater)
    expect(wage).toBeUndefined()
    const { wage: _, ...kept } = vacancy
    expect(rest).toEqual({ ...kept, skills: ['Welding'], version: 2, changedAt: later })
  })
})

describe('an employer', () => {
  const entry = newEmployerSchema.parse({
    name: 'Sun Roofs',
    country: 'GM',
    town: 'Brikama',
    contact: { name: 'Fatou Ceesay', phone: '+220 390 12 34', email: 'Fatou@Example.org' },
  })
  const employerId = id as EmployerId

  test('has a number that is dialled from anywhere, or is refused by it', () => {
    const employer = addEmployer(entry, employerId, at, read)
    expect(employerSchema.parse(employer).contact).toEqual({
      name: 'Fatou Ceesay',
      phone: '+2203901234',
      email: 'fatou@example.org',
    })
    const phone = '390 12 34'
    expect(
      refusalOf(() => addEmployer({ ...entry, contact: { name: 'F', phone } }, employerId, at, read)),
    ).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'contact', 'phone'], code: 'international_number' }],
    })
  })

  test('loses the person whom one asked, where that is taken away, and nothing else', () => {
    const employer: Employer = addEmployer(entry, employerId, at, read)
    const { contact: _, ...rest } = employer
    expect(editEmployer(employer, { contact: null }, later, read)).toEqual({
      ...rest,
      version: 2,
      changedAt: later,
    })
    expect(editEmployer(employer, { branch: 'Solar' }, later, read)).toEqual({
      ...employer,
      branch: 'Solar',
      version: 2,
      changedAt: later,
    })
    expect(editEmployer(employer, { town: null }, later, read)).not.toHaveProperty('town')
  })
})

describe('anybody', () => {
  const publisher: Publisher = {
    tenant: {
      id: id as never,
      slug: 'maison',
      name: 'Maison',
      kind: 'centre',
      country: 'GM',
      language: 'en',
      publicAuthority: false,
      state: 'active',
      openedAt: at,
      version: 1,
    },
    places: { places: [], version: 1 },
    centre: { version: 2, state: 'open', languages: ['en'] },
    isActive: true,
  }
  const employer = { name: 'Sun Roofs' }
  const open = actOnVacancy(aVacancy(), 'open', at)

  test('finds a vacancy while it is open, meant for everybody, and its organisation may work', () => {
    const shown = publicVacancyOf(open, employer, publisher)
    expect(shown).toMatchObject({ employerName: 'Sun Roofs', organisationName: 'Maison', isCentre: true })
    for (const hidden of ['state', 'isPublic', 'employerId', 'addedAt'])
      expect(shown).not.toHaveProperty(hidden)
    for (const state of vacancyStates.filter((each) => each !== 'open'))
      expect(publicVacancyOf({ ...open, state }, employer, publisher)).toBeUndefined()
    expect(publicVacancyOf({ ...open, isPublic: false }, employer, publisher)).toBeUndefined()
    expect(publicVacancyOf(open, employer, { ...publisher, isActive: false })).toBeUndefined()
  })

  test('finds the places that are free', () => {
    expect(publicVacancyOf(open, employer, publisher)).toMatchObject({ places: 2 })
    const shown = publicVacancyOf(takePlace(open, later), employer, publisher)
    expect(shown).toMatchObject({ places: 1 })
    expect(shown).not.toHaveProperty('taken')
  })

  test('finds it up to the last instant of its last day', () => {
    const on = ['2026-04-30T23:59:59.999Z', '2026-05-01T00:00:00.000Z'].map((now) => isCurrent(open, now))
    expect(on).toEqual([true, false])
  })

  test('finds in a list what it takes to choose, and no more', () => {
    const shown = publicVacancyOf(open, employer, publisher)
    if (shown === undefined) throw new Error('an open vacancy is shown')
    expect(Object.keys(vacancyLineOf({ ...shown, version: 1 })).toSorted()).toEqual([
      'employerName',
      'employmentType',
      'endsAt',
      'id',
      'isco08',
      'title',
      'validThrough',
      'version',
      'workplace',
    ])
  })
})
