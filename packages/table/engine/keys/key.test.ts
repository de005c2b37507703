import { idAlphabet, idLength, type ParticipantId, type TenantId } from '@passerelle/domain/kernel'
import { describe, expect, it, test } from 'vitest'
import { caseKeys, caseRanges } from './casework.ts'
import { dataKeyKeys, dataKeyRanges, isHeld, participantIn, tierIn } from './data-keys.ts'
import { addressIn, exchangeKeys, exchangeRanges, isBeforeClock } from './exchange.ts'
import { journalKeys, journalRanges } from './journal.ts'
import { isSameKey, type Key, type KeyRange, ordinal, ownersOf, rangeAt } from './key.ts'
import { programmeKeys, programmeRanges } from './programmes.ts'
import { serviceKeys, serviceRanges } from './services.ts'
import { tenantKeys, tenantRanges } from './tenancy.ts'
import { isDueDelivery, webhookIn, webhookKeys, webhookRanges } from './webhooks.ts'

// Ids by one letter each, so that a test reads short; as brand as the key asks for.
const id = (letter: string) => letter.repeat(idLength) as never
const [tenant, from, to, referral, participant, webhook] = [...'ABCDEF'].map(id)
const address = { from, to, id: referral } as never as Parameters<typeof exchangeKeys.referral>[0]
const at = '2026-03-01T09:30:00.000Z'
const place = { openedAt: at, participant: participant as never as ParticipantId }
const box = { part: 1, since: at, referral: id('D') }

const isWithin = ({ pk, beginsWith = '' }: KeyRange, key: Key) =>
  key.pk === pk && key.sk.startsWith(beginsWith)

test.each<[string, KeyRange, Key]>([
  ['case', caseRanges.whole(id('A'), id('E')), caseKeys.part(id('A'), id('E'), 'PLAN')],
  ['papers of a case', caseRanges.papers(id('A'), id('E')), caseKeys.paper(id('A'), id('E'), id('G'))],
  ['caseload', caseRanges.caseload(id('A')), caseKeys.caseload(id('A'), place)],
  ['stage of it', caseRanges.byStage(id('A'), 'open'), caseKeys.byStage(id('A'), 'open', place)],
  ['programme', caseRanges.byProgramme(id('A'), id('G')), caseKeys.byProgramme(id('A'), id('G'), place)],
  ['coach', caseRanges.byCoach(id('A'), id('G')), caseKeys.byCoach(id('A'), id('G'), place)],
  ['people', dataKeyRanges.people(id('A')), dataKeyKeys.person(id('A'), id('E'))],
  ['held keys', dataKeyRanges.held(address), dataKeyKeys.heldTier(address, 1, 'T0')],
  ['open keys', dataKeyRanges.open(address), dataKeyKeys.openTier(address, 1, 'T0')],
  ['referral', exchangeRanges.whole(address), exchangeKeys.consent(address)],
  ['timeline', exchangeRanges.timeline(address), exchangeKeys.event(address, 3)],
  ['life of a consent', exchangeRanges.consentEvents(address), exchangeKeys.consentEvent(address, 3)],
  ['disclosures', exchangeRanges.disclosures(address), exchangeKeys.disclosure(address, at, 'U')],
  ['messages', exchangeRanges.messages(address), exchangeKeys.message(address, 3)],
  ['inbox', exchangeRanges.inbox(id('C'), 1), exchangeKeys.inbox(id('C'), box)],
  ['outbox', exchangeRanges.outbox(id('B'), 1), exchangeKeys.outbox(id('B'), box)],
  ['day', exchangeRanges.due('2026-03-01'), exchangeKeys.due(at, id('D'))],
  ['agenda', exchangeRanges.agenda(id('B'), id('G')), exchangeKeys.agenda(id('B'), id('G'), at, 'A')],
  ['watch', exchangeRanges.watch(id('B'), 'list'), exchangeKeys.watch(id('B'), 'list', at, id('D'))],
  ['corridors', exchangeRanges.corridors(id('C')), exchangeKeys.corridorsTowards(id('C'), id('G'))],
  ['month', journalRanges.month(id('A'), at), journalKeys.row(id('A'), at, 'U')],
  ['journal of one', journalRanges.of(id('A'), 'E'), journalKeys.of(id('A'), 'E', at, 'U')],
  ['journal of a member', journalRanges.by(id('A'), 'E'), journalKeys.by(id('A'), 'E', at, 'U')],
  ['programmes', programmeRanges.programmes(id('A')), programmeKeys.programme(id('A'), id('G'))],
  ['modules', programmeRanges.modulesOf(id('A'), id('G')), programmeKeys.moduleOf(id('A'), id('G'), id('H'))],
  ['registry', tenantRanges.registry(), tenantKeys.registry(id('A'))],
  ['members', tenantRanges.members(id('A')), tenantKeys.member(id('A'), id('G'))],
  ['service accounts', serviceRanges.accounts(id('A')), serviceKeys.account(id('A'), id('G'))],
  ['webhooks', webhookRanges.webhooks(id('A')), webhookKeys.webhook(id('A'), id('F'))],
  ['deliveries', webhookRanges.deliveries(id('A'), id('F')), webhookKeys.delivery(id('A'), id('F'), id('G'))],
  ['what is due', webhookRanges.due('2026-03-01'), webhookKeys.due(at, id('G'))],
])('the range of a %s holds what stands in it', (_, range, key) => {
  expect(isWithin(range, key)).toBe(true)
  expect(isWithin(range, { ...key, pk: `${key.pk}X` })).toBe(false)
})

test('a range leaves out what stands beside it', () => {
  expect(isWithin(caseRanges.byStage(id('A'), 'close'), caseKeys.byStage(id('A'), 'closed', place))).toBe(
    false,
  )
  expect(isWithin(exchangeRanges.inbox(id('A'), 0), exchangeKeys.inbox(id('A'), box))).toBe(false)
  expect(isWithin(exchangeRanges.consentEvents(address), exchangeKeys.consent(address))).toBe(false)
  expect(isWithin(tenantRanges.members(id('A')), tenantKeys.memberEmail(id('A'), 'digest'))).toBe(false)
  expect(isWithin(programmeRanges.programmes(id('A')), programmeKeys.module(id('A'), id('G')))).toBe(false)
  expect(isWithin(dataKeyRanges.people(id('A')), dataKeyKeys.kek(id('A'), 'staff'))).toBe(false)
})

describe('what is read from a key is what it was made of:', () => {
  it('the referral of each of its rows', () => {
    expect(addressIn(exchangeKeys.message(address, 7))).toEqual(address)
    for (const pk of [
      `T#${tenant}#INBOX`,
      `R#${from}#${to}`,
      `R#${from}#${to}#x`,
      `R#${from}##${referral}`,
    ]) {
      expect(() => addressIn({ pk })).toThrow(TypeError)
    }
    expect(() => addressIn(dataKeyKeys.openTier(address, 1, 'T0'))).toThrow(TypeError)
  })

  it('the person whose key it is', () => {
    expect(participantIn(dataKeyKeys.person(id('A'), id('E')))).toBe(participant)
    expect(() => participantIn(dataKeyKeys.kek(id('A'), 'casework'))).toThrow(TypeError)
  })

  it('the part of a referral whose key it is, and whether it is held back', () => {
    expect(tierIn(dataKeyKeys.heldTier(address, 12, 'COURSE'))).toBe('COURSE')
    expect(() => tierIn(dataKeyKeys.signing(id('A')))).toThrow(TypeError)
    expect(isHeld(dataKeyKeys.heldTier(address, 1, 'T0'))).toBe(true)
    expect(isHeld(dataKeyKeys.openTier(address, 1, 'T0'))).toBe(false)
  })

  it('the webhook of a delivery', () => {
    expect(webhookIn(webhookKeys.delivery(id('A'), id('F'), id('G')))).toEqual({ tenant, webhook })
    expect(() => webhookIn(webhookKeys.webhook(id('A'), id('F')))).toThrow(TypeError)
  })
})

test('a key names its owners by its class', () => {
  expect(ownersOf(`T#${tenant}#INBOX`)).toEqual([tenant])
  expect(ownersOf(`A#${tenant}#2026-03`)).toEqual([tenant])
  expect(ownersOf(exchangeKeys.agreement(address).pk)).toEqual([from, to])
  expect(ownersOf(exchangeKeys.referral(address).pk)).toEqual([from, to])
  expect(ownersOf('P#TENANTS')).toEqual([])
  expect(ownersOf('R#')).toEqual([])
})

test('the two clocks take the rows of their own kind alone', () => {
  const { pk: clock } = exchangeKeys.due(at, id('D'))
  const { pk: due } = webhookKeys.due(at, id('G'))
  const { pk: delivery } = webhookKeys.delivery(id('A'), id('F'), id('G'))
  const { pk: row } = exchangeKeys.clock(address)
  expect([isBeforeClock(row, clock), isDueDelivery(delivery, due)]).toEqual([true, true])
  const { pk: calendar } = tenantKeys.recount(tenant as never as TenantId)
  expect([isBeforeClock(calendar, clock), isDueDelivery(calendar, due)]).toEqual([true, false])
  expect([isBeforeClock(delivery, clock), isDueDelivery(row, due)]).toEqual([false, false])
  expect([isBeforeClock(row, due), isDueDelivery(delivery, clock)]).toEqual([false, false])
})

test('numbers sort as numbers, and keys are the same when both halves are', () => {
  expect([ordinal(9), ordinal(10), ordinal(100)].sort()).toEqual([ordinal(9), ordinal(10), ordinal(100)])
  const key = caseKeys.part(tenant as never as TenantId, id('E'), 'CASE')
  expect(isSameKey(key, { ...key })).toBe(true)
  expect(isSameKey(key, { ...key, sk: 'PLAN' })).toBe(false)
  expect(isSameKey(key, { ...key, pk: 'T#' })).toBe(false)
  expect(rangeAt(key)).toEqual({ pk: key.pk, beginsWith: 'CASE' })
  expect(idAlphabet).not.toMatch(/[#*?]/)
})
