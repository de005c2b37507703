import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aParticipant, id, refusalOf } from '../../testing/casework.ts'
import { openCase } from '../participant/open-case.ts'
import {
  genders,
  type NewParticipant,
  newParticipantSchema,
  type Participant,
  participantKinds,
} from '../participant/participant.ts'
import { cellsOf } from './cells-of.ts'
import { type Cells, cellsSchema, importColumns } from './columns.ts'
import { beginImport, type Import, passRows } from './import.ts'
import { type CellWords, columnOf, readCells, type TableReading } from './read-cells.ts'

const german: TableReading = { decimal: ',', dayOrder: 'day_first', numbersOf: 'DE' }
/** Knows no word in any language: what stands in a cell is a code. */
const codes: CellWords = {
  country: () => undefined,
  language: () => undefined,
  code: () => undefined,
  yesOrNo: (written) => ({ yes: true, no: false })[written],
}
const national = (number: string, country: string) => ({ number: `${country}${number}`, formatted: '' })
const read = (cells: Cells, reading = german) =>
  readCells(cells, { reading, words: codes, readNational: national })
const birth = (written: string, reading = german) => {
  const { entry, faults } = read({ birth: written }, reading)
  return faults[0]?.code ?? entry['birth']
}

describe('a birth', () => {
  test.each([
    ['03.04.1994', { date: '1994-04-03' }],
    ['3. 4. 1994', { date: '1994-04-03' }],
    ['1994-04-03', { date: '1994-04-03' }],
    ['1994-04-03T00:00:00.000Z', { date: '1994-04-03' }],
    ['03/04/1994', { date: '1994-04-03' }],
    ['٠٣.٠٤.١٩٩٤', { date: '1994-04-03' }],
    ['1994', { year: 1994 }],
    ['1994,0', { year: 1994 }],
    ['1.994', { year: 1994 }],
    ['31.02.1994', 'unreadable_day'],
    ['03.04.94', 'unreadable_day'],
    ['13/31/1994', 'unreadable_day'],
    ['34427', 'unreadable_day'],
    ['in spring', 'unreadable_day'],
  ])('of %s is read, or refused where it may be two days or none', (written, meant) => {
    expect(birth(written)).toEqual(meant)
  })

  test('between slashes is read by what is said of them, and a number by its decimal sign', () => {
    const american: TableReading = { ...german, decimal: '.', dayOrder: 'month_first' }
    expect(birth('03/04/1994', american)).toEqual({ date: '1994-03-04' })
    expect(birth('1994.0', american)).toEqual({ year: 1994 })
    expect(birth('1994,0', american)).toBe('unreadable_day')
  })
})

describe('a number', () => {
  const numberIn = (phone: string, more: Cells = {}, reading = german) => {
    const { entry, faults } = read({ phone, ...more }, reading)
    const [channel] = (entry['channels'] ?? []) as { value: string }[]
    return faults[0]?.code ?? channel?.value
  }

  test('keeps its country code, and gets that of its country where it has none', () => {
    expect(numberIn('+221 77 000 00 01')).toBe('+221770000001')
    expect(numberIn('00221 77 000 00 01')).toBe('+221770000001')
    expect(numberIn('0171 1234567')).toBe('DE01711234567')
    const ofReturn = { ...german, numbersOf: 'return_country' } as const
    expect(numberIn('77 000 00 01', { returnCountry: 'SN' }, ofReturn)).toBe('SN770000001')
    expect(numberIn('77 000 00 01', {}, ofReturn)).toBe('international_number')
  })

  test('of Kosovo is brought to its own code from Monaco’s, and one of Monaco is not', () => {
    expect(numberIn('+377 44 201 234', { returnCountry: 'XK' })).toBe('+38344201234')
    expect(numberIn('00377 44 201 234', { returnCountry: 'XK' })).toBe('+38344201234')
    expect(numberIn('+377 44 201 234', { returnCountry: 'SN' })).toBe('+37744201234')
    expect(numberIn('+377 6 12 34 56 78', { returnCountry: 'XK' })).toBe('+377612345678')
  })
})

test('what a rule refuses is told at the cell in which it stands', () => {
  const row = read({ given: 'A', phone: '12', email: 'nobody', certainty: 'maybe', departure: '01.05.2027' })
  expect(row.channels).toEqual(['phone', 'email'])
  const at = (...path: (string | number)[]) => columnOf(path, row)
  expect(at('body', 'names', 0, 'given')).toBe('given')
  expect(at('names', 0, 'family')).toBe('family')
  expect(at('body', 'names')).toBe('given')
  expect(at('body', 'channels', 1, 'value')).toBe('email')
  expect(at('body', 'birth', 'year')).toBe('birth')
  expect(at('plannedDeparture', 'window', 'to')).toBe('departureUntil')
  expect(at('plannedDeparture', 'date')).toBe('departure')
  expect(at('plannedDeparture', 'certainty')).toBe('certainty')
  expect(at('body', 'coachId')).toBe('coachId')
})

const beginning = {
  id: 'P' as Participant['id'],
  pseudonym: 'AAAA-BBBB',
  by: id<'member'>(7),
  at: '2026-11-01T10:00:00.000Z',
}
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const word = fc.stringMatching(/^[A-Z][a-zéñ]{1,12}$/)
const anybody: fc.Arbitrary<NewParticipant> = fc.record(
  {
    names: fc
      .record({ given: word, family: word })
      .map((name) => [{ kind: 'official' as const, primary: true, ...name }]),
    kind: fc.constantFrom(...participantKinds),
    birth: fc.oneof(
      day.map((date) => ({ date })),
      fc.integer({ min: 1950, max: 2005 }).map((year) => ({ year })),
    ),
    gender: fc.constantFrom(...genders),
    languages: fc.uniqueArray(fc.constantFrom('fr', 'wo', 'ar', 'fa-AF', 'ckb'), { minLength: 1 }),
    cameFrom: fc.constantFrom('DE', 'SD', 'ML'),
    returnCountry: fc.constantFrom('SN', 'NE', 'XK'),
    returnDistrict: word,
    stage: fc.constantFrom(
      'interested' as const,
      'decided' as const,
      'departed' as const,
      'returned' as const,
    ),
    plannedDeparture: fc.constantFrom(
      { date: '2027-05-01', certainty: 'booked' as const },
      { window: { from: '2027-05-01', to: '2027-06-01' }, certainty: 'wished' as const },
    ),
    channels: fc
      .tuple(fc.boolean(), fc.boolean(), fc.subarray(['phone', 'whatsapp', 'email'] as const))
      .map(([shared, mayMentionGermany, kinds]) =>
        kinds.map((kind) => ({
          kind,
          value: kind === 'email' ? 'fatou@example.org' : '+221770000001',
          safety: { shared, mayMentionGermany },
        })),
      ),
  },
  { requiredKeys: ['names', 'languages', 'returnCountry'] },
)

describe('somebody as a row of a table', () => {
  test('is read again as they were, whoever they are', () => {
    fc.assert(
      fc.property(anybody, (entry) => {
        const person = openCase(entry, beginning)
        const cells = cellsSchema.parse(cellsOf(person))
        const { entry: again, faults } = read(cells)
        expect(faults).toEqual([])
        const parsed = newParticipantSchema.parse(again)
        expect({ ...parsed, channels: parsed.channels ?? [] }).toEqual({
          ...entry,
          channels: entry.channels ?? [],
          stage: entry.stage ?? 'interested',
          coachId: person.coachId,
        })
      }),
    )
  })

  test('has no channel whose rules a table cannot say, and the more careful rule of several', () => {
    const safety = { shared: false, mayMentionGermany: true }
    const cells = cellsOf(
      aParticipant({
        channels: [
          { kind: 'phone', value: '+221770000001', safety: { ...safety, codeWord: 'market' } },
          { kind: 'phone', value: '+221770000002', safety: { ...safety, mayMentionGermany: false } },
          { kind: 'sms', value: '+221770000003', safety: { ...safety, doNotContact: true } },
          {
            kind: 'whatsapp',
            value: '+221770000004',
            safety: { ...safety, hours: { from: '08:00', to: '09:00', timeZone: 'Africa/Dakar' } },
          },
          { kind: 'email', value: 'a@example.org', safety: { ...safety, shared: true } },
        ],
      }),
    )
    expect(cells).toMatchObject({
      phone: '+221770000002',
      email: 'a@example.org',
      shared: 'yes',
      mayMentionGermany: 'no',
    })
    expect(Object.keys(cells)).not.toContain('sms')
    expect(Object.keys(cells)).not.toContain('whatsapp')
    expect(JSON.stringify(cells)).not.toContain('market')
  })

  test('says nothing of what somebody needs', () => {
    const cells = cellsOf(aParticipant({ supportNeeds: { health: { need: 'insulin', urgent: true } } }))
    expect(JSON.stringify(cells)).not.toContain('insulin')
    expect(Object.keys(cells).every((column) => importColumns.some((known) => known === column))).toBe(true)
  })
})

describe('an import', () => {
  const begun = beginImport({
    id: 'I' as Import['id'],
    by: 'M' as Import['startedBy'],
    at: '2026-11-01T10:00:00.000Z',
    file: 'digest',
    rows: 3,
  })
  const at = '2026-11-01T10:01:00.000Z'

  test('counts each row once, however often it comes', () => {
    const first = passRows(begun, [2, 3], 1, at)
    expect(first).toMatchObject({ version: 2, seen: 2, takenIn: 1, upTo: 3, changedAt: at })
    const again = passRows(first, [3], 1, at)
    expect(again).toMatchObject({ seen: 2, takenIn: 2, upTo: 3 })
    expect(passRows(again, [9], 0, at)).toMatchObject({ seen: 3, takenIn: 2, upTo: 9 })
  })

  test('takes no more rows than its file has', () => {
    const all = passRows(begun, [2, 3, 4], 3, at)
    expect(refusalOf(() => passRows(all, [5], 0, at))).toEqual({
      code: 'limit_reached',
      what: 'import_rows',
      limit: 3,
    })
  })
})
