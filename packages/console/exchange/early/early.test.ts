import { expect, it } from 'vitest'
import { earlyBody, emptyEarly } from './early.ts'

type Corridors = Parameters<typeof earlyBody>[1]

// The ids of two organisations.
const corridors = [
  { to: 'D', kinds: ['referral', 'handover'] },
  { to: 'A', kinds: ['referral'] },
] as unknown as Corridors

it('a day alone brings the departure forward, and an arrival is said as far as it is known', () => {
  const entry = { ...emptyEarly, date: '2027-01-10' }
  expect(earlyBody(entry, corridors)).toEqual({ date: '2027-01-10' })
  const arrivalWindow = { earliest: '', latest: '2027-01-12' }
  expect(earlyBody({ ...entry, arrivalWindow }, corridors)).toEqual({
    date: '2027-01-10',
    arrivalWindow: { earliest: '2027-01-12', latest: '2027-01-12' },
  })
})

it('a centre that is asked in a hurry is asked to take the person over, where the agreement allows that', () => {
  const offerTo = (to: string) =>
    earlyBody({ ...emptyEarly, date: '2027-01-10', offer: { to, needs: ['advice'] } }, corridors).offer
  expect(offerTo('D')).toEqual({ to: 'D', kind: 'handover', needs: ['advice'] })
  expect(offerTo('A')).toEqual({ to: 'A', kind: 'referral', needs: ['advice'] })
  expect(offerTo('')).toBeUndefined()
})
