import { expect, it } from 'vitest'
import { interviewBody, interviewEntry, withTopics } from './interview.ts'

const first = { day: '2027-01-10', language: 'wo', country: 'SN' }
const named = (code: string) => `${code} · named`

const written = {
  participantId: 'P',
  version: 2,
  changedAt: '2027-01-10T09:00:00.000Z',
  heldOn: '2027-01-09',
  conductedBy: 'M',
  mode: 'phone',
  language: 'fr',
  interpretation: { needed: true, language: 'wo', by: 'remote' },
  goal: 'A stall',
  situation: [{ topic: 'debts', note: 'To an uncle' }],
  labourMarketDestination: { country: 'SN', occupations: ['7531'], note: 'Pikine' },
} as unknown as NonNullable<Parameters<typeof interviewBody>[1]> // ids stand for themselves

it('a new interview begins with today, the person’s language and where they go', () => {
  const entry = interviewEntry(undefined, first, named)
  expect(entry).toMatchObject({ heldOn: '2027-01-10', language: 'wo', goal: '' })
  expect(interviewBody({ ...entry, goal: 'A shop' }, undefined)).toEqual({
    heldOn: '2027-01-10',
    mode: 'presence',
    language: 'wo',
    interpretation: { needed: false },
    goal: 'A shop',
    situation: [],
    labourMarketDestination: { country: 'SN', occupations: [] },
  })
})

it('one that is put right keeps what is on no screen', () => {
  const entry = interviewEntry(written, first, named)
  expect(entry.labourMarketDestination.occupations).toEqual(['7531 · named', ''])
  const { participantId: _, version: __, changedAt: ___, ...body } = written
  expect(interviewBody(entry, written)).toEqual(body)
  const alone = { ...entry, interpretation: { ...entry.interpretation, needed: false } }
  expect(interviewBody(alone, written).interpretation).toEqual({ needed: false })
})

it('a topic that is chosen again keeps what was written about it', () => {
  const situation = [{ topic: 'debts', note: 'To an uncle' }]
  expect(withTopics(situation, ['housing', 'debts'])).toEqual([{ topic: 'housing', note: '' }, ...situation])
  expect(withTopics(situation, [])).toEqual([])
})
