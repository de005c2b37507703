import { expect, test } from 'vitest'
import { coach, id } from '../../testing/casework.ts'
import { dakar, now } from '../../testing/exchange.ts'
import { disclosureSchema } from './disclosure.ts'

const disclosure = {
  id: id<'disclosure'>(1),
  at: now,
  recipientId: dakar,
  memberId: coach,
  tiers: ['T0', 'T1'],
  packageVersion: 2,
  occasion: 'read',
}

test('a disclosure says who was shown which tiers, of which package, when and why', () => {
  expect(disclosureSchema.parse(disclosure)).toEqual(disclosure)
  const { memberId: _, ...opened } = { ...disclosure, occasion: 'opened', basis: 'vital_interests_49_1_f' }
  expect(disclosureSchema.parse(opened)).toEqual(opened)
})

test.each([
  ['of nothing', { tiers: [] }],
  ['of no package', { packageVersion: 0 }],
  ['on another occasion', { occasion: 'sent' }],
  ['on a ground of which a consent would tell', { basis: 'adequacy_45' }],
  ['of a person', { name: 'Fatou' }],
])('none is %s', (_, change) => {
  expect(disclosureSchema.safeParse({ ...disclosure, ...change }).success).toBe(false)
})
