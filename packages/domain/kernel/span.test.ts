import { expect, it } from 'vitest'
import { spanOf } from './span.ts'

const usual = { from: '2026-06-01T00:00:00.000Z', days: 10 }

it.each([
  [{}, usual.from, '2026-06-11T00:00:00.000Z'],
  [{ from: '2026-01-01T00:00:00.000Z' }, '2026-01-01T00:00:00.000Z', '2026-01-11T00:00:00.000Z'],
  [{ from: '2027-01-01T00:00:00.000Z' }, '2027-01-01T00:00:00.000Z', '2027-01-11T00:00:00.000Z'],
  [{ before: '2026-12-31T00:00:00.000Z' }, usual.from, '2026-12-31T00:00:00.000Z'],
  [{ before: '2026-06-01T00:00:00.001Z' }, usual.from, '2026-06-01T00:00:00.001Z'],
  [{ before: usual.from }, '2026-05-22T00:00:00.000Z', usual.from],
  [{ before: '2026-03-01T00:00:00.000Z' }, '2026-02-19T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  [
    { from: '2026-01-01T00:00:00.000Z', before: '2026-02-01T00:00:00.000Z' },
    '2026-01-01T00:00:00.000Z',
    '2026-02-01T00:00:00.000Z',
  ],
])('a span of %o has both its ends, in their order', (said, from, before) => {
  expect(spanOf(said, usual)).toEqual({ from, before })
})
