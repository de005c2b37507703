import { expect, it } from 'vitest'
import { type Outlook, outlookBody, outlookEntry, outlooksOf } from './outlooks.ts'

const outlook = {
  moduleId: 'M',
  area: { country: 'SN', region: 'SN-DK' },
  version: 2,
  continuation: {
    kind: 'goes_on',
    to: [
      { kind: 'offer', offerId: 'O' },
      { kind: 'course', name: 'Evening school', link: 'https://example.org' },
    ],
    by: 'B',
    on: '2027-01-01',
  },
  answers: [{ question: 'power', answer: 'no', note: '110 volts', by: 'B', on: '2027-01-01' }],
} as unknown as Outlook // of an outlook, what is looked at

it('an outlook that is shown and left alone is told as it stands, without who said it', () => {
  expect(outlookBody(outlookEntry('SN', outlook))).toEqual({
    area: { country: 'SN', region: 'SN-DK' },
    continuation: {
      kind: 'goes_on',
      to: [
        { kind: 'offer', offerId: 'O' },
        { kind: 'course', name: 'Evening school', link: 'https://example.org' },
      ],
    },
    answers: [{ question: 'power', answer: 'no', note: '110 volts' }],
  })
})

it('what nobody has said is not told', () => {
  const entry = outlookEntry('SN', undefined)
  expect(outlookBody(entry)).toEqual({ area: { country: 'SN' }, answers: [] })
  const continuation = { ...entry.continuation, kind: 'dead_end', reason: 'No power' }
  expect(outlookBody({ ...entry, continuation }).continuation).toEqual({
    kind: 'dead_end',
    reason: 'No power',
  })
})

it('what is said of the whole country comes first', () => {
  const country = { ...outlook, area: { country: 'SN' } }
  const other = { ...outlook, moduleId: 'N' } as unknown as Outlook
  expect(outlooksOf({ outlooks: [outlook, other, country] }, 'M')).toEqual([country, outlook])
})
