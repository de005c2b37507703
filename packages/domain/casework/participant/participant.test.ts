import { expect, test } from 'vitest'
import {
  aNewParticipant,
  aParticipant,
  coach,
  colleague,
  id,
  later,
  openedAt,
  refusalOf,
} from '../../testing/casework.ts'
import { editParticipant } from './edit-participant.ts'
import { newParticipantSchema, participantChangeSchema, participantSchema } from './participant.ts'
import { caseloadSummarySchema, summaryOf } from './summary.ts'

const safety = { shared: false, mayMentionGermany: true }

/** The codes and paths for which an entry is refused. */
function faults(
  entry: unknown,
  schema: typeof newParticipantSchema | typeof participantChangeSchema = newParticipantSchema,
) {
  const { error } = schema.safeParse(entry)
  return (error?.issues ?? []).map(({ path, message, code }) => [
    path.join('.'),
    code === 'custom' ? message : code,
  ])
}

test('a person who is taken in is the case of the coach who takes them in, and interested', () => {
  const participant = aParticipant()
  expect(participantSchema.parse(participant)).toEqual(participant)
  expect(participant).toMatchObject({ coachId: coach, stage: 'interested', version: 1, channels: [] })
  expect(participant.stageSteps).toEqual([{ stage: 'interested', at: openedAt, by: coach }])
})

test('a person has several names and exactly one that lists show', () => {
  const name = { kind: 'official', primary: true, given: 'Mohammed' }
  const arabic = { kind: 'transliteration', primary: false, given: 'محمد', script: 'Arab' }
  expect(faults({ ...aNewParticipant(), names: [name, arabic] })).toEqual([])
  expect(faults({ ...aNewParticipant(), names: [] })).toEqual([
    ['names', 'too_small'],
    ['names', 'one_primary_name'],
  ])
  expect(faults({ ...aNewParticipant(), names: [name, name] })).toEqual([['names', 'one_primary_name']])
  expect(faults({ ...aNewParticipant(), names: [arabic] })).toEqual([['names', 'one_primary_name']])
})

test('a birth is a year or a day that a living person can have', () => {
  expect(faults({ ...aNewParticipant(), birth: { year: 1994, date: '1994-02-03' } })).toEqual([
    ['birth', 'year_or_date'],
  ])
  expect(faults({ ...aNewParticipant(), birth: {} })).toEqual([['birth', 'year_or_date_missing']])
  expect(faults({ ...aNewParticipant(), birth: { date: '1994-02-30' } })[0]?.[0]).toBe('birth.date')
  for (const birth of [{ year: 2027 }, { date: '2026-02-02' }, { year: 1905 }, { date: '1905-12-31' }]) {
    expect(refusalOf(() => aParticipant({ birth }))).toMatchObject({
      errors: [{ code: 'implausible_birth' }],
    })
  }
  for (const birth of [{ year: 2026 }, { date: '2026-01-31' }, { year: 1906 }]) {
    expect(refusalOf(() => aParticipant({ birth }))).toBeUndefined()
  }
})

test('a channel says whether it is safe, and its value suits its kind', () => {
  const channels = (kind: string, value: string) =>
    faults({ ...aNewParticipant(), channels: [{ kind, value, safety }] })
  expect(channels('phone', '+221 77 123 45 67')).toEqual([])
  expect(channels('whatsapp', '077 1234567')).toEqual([['channels.0.value', 'international_number']])
  expect(channels('email', 'fatou@example.org')).toEqual([])
  expect(channels('email', 'fatou@example')).toEqual([['channels.0.value', 'email_address']])
  expect(channels('telegram', '@fatou_nd')).toEqual([])
  expect(channels('telegram', 'fatou')).toEqual([['channels.0.value', 'telegram_name']])
  expect(channels('postal', 'Rue 12\nPikine')).toEqual([])
  expect(faults({ ...aNewParticipant(), channels: [{ kind: 'phone', value: '+221771234567' }] })).toEqual([
    ['channels.0.safety', 'invalid_type'],
  ])
})

test('a planned departure is a day or a window, never both, and not in another age', () => {
  const window = { from: '2026-05-01', to: '2026-05-31' }
  const departure = (planned: object) =>
    faults({ ...aNewParticipant(), plannedDeparture: { certainty: 'planned', ...planned } })
  expect(departure({ date: '2026-05-01' })).toEqual([])
  expect(departure({ window })).toEqual([])
  expect(departure({})).toEqual([['plannedDeparture', 'date_or_window']])
  expect(departure({ date: '2026-05-01', window })).toEqual([['plannedDeparture', 'date_or_window']])
  expect(departure({ window: { from: window.to, to: window.from } })).toEqual([
    ['plannedDeparture.window.to', 'ends_before_it_begins'],
  ])
  expect(
    refusalOf(() => aParticipant({ plannedDeparture: { date: '2226-05-01', certainty: 'wished' } })),
  ).toMatchObject({
    errors: [{ path: ['body', 'plannedDeparture', 'date'], code: 'implausible_date' }],
  })
})

test('there is no room for asylum, religion or origin', () => {
  for (const field of [
    'asylumReasons',
    'residenceStatus',
    'obligationToLeave',
    'religion',
    'ethnicity',
    'tenantId',
  ]) {
    expect(faults({ ...aNewParticipant(), [field]: 'x' })).toEqual([['', 'unrecognized_keys']])
  }
})

test('wrong codes are refused by name', () => {
  expect(faults({ ...aNewParticipant(), returnCountry: 'SEN' })).toEqual([
    ['returnCountry', 'unknown_country'],
  ])
  expect(faults({ ...aNewParticipant(), languages: ['wolof!'] })).toEqual([
    ['languages.0', 'unknown_language'],
  ])
  expect(faults({ ...aNewParticipant(), languages: ['prs', 'fa-AF'] })).toEqual([['languages', 'twice']])
})

test('a change keeps what it does not name and takes away what it names as null', () => {
  const participant = aParticipant({ gender: 'female', deputyId: colleague })
  const changed = editParticipant(participant, { gender: null, returnDistrict: 'Guédiawaye' }, coach, later)
  expect(participantSchema.parse(changed)).toEqual(changed)
  expect(changed).toMatchObject({
    version: 2,
    changedAt: later,
    returnDistrict: 'Guédiawaye',
    deputyId: colleague,
  })
  expect('gender' in changed).toBe(false)
  expect(participant.version).toBe(1)
})

test('what a participant must have cannot be taken away', () => {
  for (const field of ['names', 'coachId', 'languages', 'returnCountry', 'channels', 'stage']) {
    expect(faults({ [field]: null }, participantChangeSchema)).not.toEqual([])
  }
})

test('nobody is their own deputy', () => {
  expect(refusalOf(() => aParticipant({ deputyId: coach }))).toMatchObject({
    errors: [{ code: 'own_deputy' }],
  })
  const participant = aParticipant({ deputyId: colleague })
  expect(refusalOf(() => editParticipant(participant, { coachId: colleague }, coach, later))).toMatchObject({
    errors: [{ path: ['body', 'deputyId'], code: 'own_deputy' }],
  })
})

test("the caseload's line tells enough to find a person and keeps the rest back", () => {
  const participant = aParticipant({
    programmeId: id<'programme'>(9),
    birth: { date: '1994-02-03' },
    channels: [{ kind: 'phone', value: '+221771234567', safety }],
    supportNeeds: { health: { need: 'Medicine every day', urgent: true } },
  })
  const summary = summaryOf(participant)
  expect(caseloadSummarySchema.parse(summary)).toEqual(summary)
  expect(summary).toMatchObject({ birthYear: 1994, programmeId: id(9), stage: 'interested', coachId: coach })
  expect(Object.keys(summary)).not.toEqual(expect.arrayContaining(['channels']))
  expect(JSON.stringify(summary)).not.toMatch(/771234567|Medicine|02-03/)
})
