import { expect, test } from 'vitest'
import { type Sunset, sunsetBody, sunsetEntry } from './sunset.ts'

const preparedAt = '2026-03-01T09:00:00.000Z'

test('the end is prepared again as it was, with a programme, a partner or nobody after it', () => {
  for (const successor of [
    { kind: 'programme', programmeId: 'A'.repeat(26) },
    { kind: 'organisation', tenantId: 'B'.repeat(26) },
    undefined,
  ]) {
    const said = { endsOn: '2026-12-31', ...(successor && { successor }) }
    expect(sunsetBody(sunsetEntry({ ...said, preparedAt } as Sunset, '2027-01-01'))).toEqual(said)
  }
  expect(sunsetEntry(undefined, '2027-01-01')).toEqual({ endsOn: '2027-01-01', successor: '' })
})
