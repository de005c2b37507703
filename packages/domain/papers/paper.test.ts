import { expect, test } from 'vitest'
import { coach, id, later, openedAt, refusalOf } from '../testing/casework.ts'
import {
  afterWrongPin,
  assertRedeemable,
  type Paper,
  paperSchema,
  redeemed,
  refuseWrongPin,
  revoked,
} from './paper.ts'

const paper: Paper = {
  id: id<'paper'>(1),
  version: 1,
  state: 'issued',
  failures: 0,
  tiers: ['T0'],
  sha256: '0'.repeat(64),
  issuedAt: openedAt,
  issuedBy: coach,
  endsAt: later,
}

test('a paper is redeemed once, in its time', () => {
  expect(refusalOf(() => assertRedeemable(paper, openedAt))).toBeUndefined()
  expect(refusalOf(() => assertRedeemable(paper, later))).toEqual({ code: 'paper_expired', expiredAt: later })
  const after = redeemed(paper, openedAt)
  expect(paperSchema.parse(after)).toEqual(after)
  expect(refusalOf(() => assertRedeemable(after, openedAt))).toEqual({
    code: 'paper_already_redeemed',
    redeemedAt: openedAt,
  })
})

test('the fifth wrong PIN locks it for good', () => {
  let tried = paper
  for (const left of [4, 3, 2, 1]) {
    tried = afterWrongPin(tried, undefined)
    expect(refusalOf(() => refuseWrongPin(tried))).toEqual({ code: 'wrong_pin', left })
    expect(refusalOf(() => assertRedeemable(tried, openedAt))).toBeUndefined()
  }
  tried = afterWrongPin(tried, 'fingerprint')
  expect(paperSchema.parse(tried)).toEqual(tried)
  expect(refusalOf(() => refuseWrongPin(tried))).toEqual({ code: 'paper_locked' })
  expect(refusalOf(() => assertRedeemable(tried, openedAt))).toEqual({ code: 'paper_locked' })
})

test('one that was taken back opens no more, and one that was opened is not taken back', () => {
  const lost = revoked(paper, openedAt)
  expect(paperSchema.parse(lost)).toEqual(lost)
  expect(lost).toMatchObject({ version: 2, state: 'revoked', revokedAt: openedAt })
  expect(refusalOf(() => assertRedeemable(lost, openedAt))).toEqual({ code: 'paper_revoked' })
  expect(refusalOf(() => revoked(redeemed(paper, openedAt), later))).toEqual({
    code: 'paper_already_redeemed',
    redeemedAt: openedAt,
  })
})
