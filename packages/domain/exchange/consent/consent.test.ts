import { describe, expect, test } from 'vitest'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import { coach, colleague, id, refusalOf } from '../../testing/casework.ts'
import { aCorridor, aGrant, aReferral, bfz, dakar, now } from '../../testing/exchange.ts'
import type { CommandBody } from '../referral/commands.ts'
import { assertConsent, type ConsentEvent, consentAt, consentEventSchema, coversTiers } from './consent.ts'
import { type ConsentFacts, giveConsent, withdrawConsent } from './give-consent.ts'

const before = '2026-03-01T00:00:00.000Z'

function given(tiersGiven: Tier[], seq = 1): ConsentEvent {
  const grant = aGrant({ tiers: tiersGiven, id: id<'consent'>(seq) })
  return { seq, kind: 'given', at: grant.givenAt, tiers: tiersGiven, grant }
}

function withdrawn(tiersTaken: Tier[], seq: number): ConsentEvent {
  return { seq, kind: 'withdrawn', at: before, tiers: tiersTaken, way: 'phone' }
}

describe('what holds of a consent', () => {
  test('is nothing before anything was said', () => {
    expect(consentAt([], now)).toEqual({ state: 'none' })
  })

  test('is what was given, less what was taken back since', () => {
    const consent = consentAt([given(['T0', 'T1', 'T2']), withdrawn(['T2'], 2)], now)
    expect(consent).toMatchObject({ state: 'given', tiers: ['T0', 'T1'] })
    expect(coversTiers(consent, dakar, ['T0', 'T1'])).toBe(true)
    expect(coversTiers(consent, dakar, ['T2'])).toBe(false)
  })

  test('is the same in whatever order the events are read', () => {
    const events = [
      given(['T0', 'T1']),
      withdrawn(['T0', 'T1'], 2),
      given([...tiers], 3),
      withdrawn(['T3'], 4),
    ]
    const forwards = consentAt(events, now)
    expect(forwards).toMatchObject({ state: 'given', tiers: ['T0', 'T1', 'T2'] })
    expect(consentAt(events.toReversed(), now)).toEqual(forwards)
  })

  test('ends with the offer’s own tier, because the others are read inside of it', () => {
    expect(consentAt([given([...tiers]), withdrawn(['T0'], 2)], now).state).toBe('revoked')
  })

  test('ends at the very moment at which it expires', () => {
    const { expiresAt } = aGrant()
    expect(consentAt([given(['T0'])], '2027-02-19T23:59:59.999Z').state).toBe('given')
    expect(consentAt([given(['T0'])], expiresAt).state).toBe('expired')
    const expired: ConsentEvent = { seq: 2, kind: 'expired', at: before, tiers: ['T0'] }
    expect(consentAt([given(['T0']), expired], now).state).toBe('expired')
  })

  test('is over once, however often that is said, and begins again with a new yes', () => {
    const over = [given(['T0', 'T1']), withdrawn(['T0'], 2)]
    const expired: ConsentEvent = { seq: 3, kind: 'expired', at: before, tiers: ['T0'] }
    expect(consentAt([...over, expired], now)).toMatchObject({ state: 'revoked', grant: { id: id(1) } })
    expect(consentAt([...over, withdrawn(['T1'], 3)], now).state).toBe('revoked')
    expect(consentAt([...over, given(['T0'], 3)], now)).toMatchObject({ state: 'given', tiers: ['T0'] })
    expect(consentAt([withdrawn(['T0'], 1)], now)).toEqual({ state: 'none' })
  })

  test('is unchanged by a yes whose grant may not be read any more', () => {
    const { grant: _, ...unreadable } = given(['T0', 'T1'], 2)
    expect(consentAt([unreadable], now)).toEqual({ state: 'none' })
    expect(consentAt([given(['T0']), unreadable], now)).toMatchObject({ state: 'given', tiers: ['T0'] })
  })

  test('counts for the recipient alone that it names', () => {
    const consent = consentAt([given([...tiers])], now)
    expect(refusalOf(() => assertConsent(consent, bfz, ['T1']))).toEqual({
      code: 'consent_missing',
      tiers: ['T1'],
    })
    expect(refusalOf(() => assertConsent(consent, dakar, ['T1']))).toBeUndefined()
  })

  test('towards somebody else is missing and not ended, whatever became of it', () => {
    const revoked = consentAt([given(['T0']), withdrawn(['T0'], 2)], now)
    expect(refusalOf(() => assertConsent(revoked, bfz, ['T0']))).toEqual({
      code: 'consent_missing',
      tiers: ['T0'],
    })
    expect(refusalOf(() => assertConsent({ state: 'none' }, dakar, ['T0']))).toEqual({
      code: 'consent_missing',
      tiers: ['T0'],
    })
    // Who may not read the grant any more learns that it ended.
    expect(refusalOf(() => assertConsent({ state: 'expired' }, dakar, ['T0']))).toEqual({
      code: 'consent_ended',
      state: 'expired',
    })
  })

  test('tells how it ended, or what is missing', () => {
    const narrow = consentAt([given(['T0', 'T1'])], now)
    expect(refusalOf(() => assertConsent(narrow, dakar, ['T1', 'T2', 'T3']))).toEqual({
      code: 'consent_missing',
      tiers: ['T2', 'T3'],
    })
    const revoked = consentAt([given(['T0']), withdrawn(['T0'], 2)], now)
    expect(refusalOf(() => assertConsent(revoked, dakar, ['T0']))).toEqual({
      code: 'consent_ended',
      state: 'revoked',
    })
  })
})

describe('giving consent', () => {
  const referral = aReferral({ state: 'awaiting_consent', packageVersion: 3 })
  const facts = (change: Partial<ConsentFacts> = {}): ConsentFacts => ({
    id: id<'consent'>(9),
    seq: 1,
    now,
    memberId: coach,
    corridor: aCorridor({ highestTier: 'T2' }),
    sender: { publicAuthority: false },
    hashes: new Map<Tier, string>([
      ['T0', 'a'.repeat(64)],
      ['T1', 'b'.repeat(64)],
      ['T2', 'c'.repeat(64)],
    ]),
    sensitiveGroups: ['health'],
    notice: { version: 4, language: 'fr', sha256: 'd'.repeat(64) },
    mayHaveSeenAnother: false,
    ...change,
  })
  const body = (change: Partial<CommandBody<'give-consent'>> = {}): CommandBody<'give-consent'> => ({
    tiers: ['T1', 'T0'],
    packageVersion: 3,
    language: 'fr',
    witnessId: colleague,
    readAloud: true,
    interpreter: false,
    mayCallBeforeDeparture: false,
    feedback: false,
    ...change,
  })

  test('keeps what it was about: recipient, tiers, package, notice, and who witnessed it', () => {
    const event = giveConsent(referral, body(), facts())
    expect(consentEventSchema.parse(event)).toEqual(event)
    expect(event.grant).toMatchObject({
      recipientId: dakar,
      tiers: ['T0', 'T1'],
      purposes: ['reintegration_support'],
      packageVersion: 3,
      packageHashes: { T0: 'a'.repeat(64), T1: 'b'.repeat(64) },
      notice: { version: 4, language: 'fr' },
      method: { kind: 'witnessed', coachId: coach, witnessId: colleague },
      sensitiveGroups: [],
      readAloud: true,
    })
    expect(Object.keys(event.grant?.packageHashes ?? {})).toEqual(['T0', 'T1'])
    expect(consentAt([event], now).state).toBe('given')
  })

  test('keeps every word of it, each as it was said', () => {
    const said = body({
      tiers: ['T2', 'T0', 'T1', 'T3'],
      readAloud: false,
      interpreter: true,
      mayCallBeforeDeparture: true,
      feedback: true,
    })
    const hashes = new Map<Tier, string>(tiers.map((tier) => [tier, tier.at(-1)?.repeat(64) ?? '']))
    const corridor = aCorridor({ highestTier: 'T3' })
    const draft = { status: 'unreviewed', version: 3, language: 'ps', sha256: 'e'.repeat(64) } as const
    const notice = { version: 4, language: 'fr', sha256: 'd'.repeat(64), draft }
    const event = giveConsent(referral, said, facts({ corridor, hashes, notice, seq: 7 }))
    expect(consentEventSchema.parse(event)).toEqual(event)
    expect(event).toEqual({
      seq: 7,
      kind: 'given',
      at: now,
      memberId: coach,
      tiers: ['T0', 'T1', 'T2', 'T3'],
      grant: {
        id: id<'consent'>(9),
        referralId: referral.id,
        recipientId: dakar,
        purposes: corridor.purposes,
        tiers: ['T0', 'T1', 'T2', 'T3'],
        sensitiveGroups: ['health'],
        packageVersion: 3,
        packageHashes: Object.fromEntries(hashes),
        notice,
        method: { kind: 'witnessed', coachId: coach, witnessId: colleague },
        readAloud: false,
        interpreter: true,
        mayCallBeforeDeparture: true,
        feedback: true,
        transferBasis: corridor.transferBasis,
        givenAt: now,
        expiresAt: '2026-11-05T00:00:00.000Z',
      },
    })
  })

  test('alone, by their own link, needs no witness and names no member', () => {
    const { witnessId: _, ...alone } = body()
    const event = giveConsent(referral, alone, facts({ memberId: undefined }))
    expect(event).not.toHaveProperty('memberId')
    expect(event.grant?.method).toEqual({ kind: 'own_link' })
    expect(refusalOf(() => giveConsent(referral, alone, facts()))).toEqual({ code: 'two_persons_required' })
  })

  test('is refused where another notice may have been shown, or one that nobody read to the person', () => {
    const said = (change: object) => refusalOf(() => giveConsent(referral, body(change), facts()))
    expect(refusalOf(() => giveConsent(referral, body(), facts({ mayHaveSeenAnother: true })))).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'shown'], code: 'notice_changed' }],
    })
    expect(said({ language: 'wo', readAloud: false })).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'interpreter'], code: 'interpreter_required' }],
    })
    expect(said({ language: 'wo', readAloud: true })).toBeUndefined()
    expect(said({ language: 'wo', readAloud: false, interpreter: true })).toBeUndefined()
  })

  test('lets the outcome come back only if the person says so', () => {
    expect(giveConsent(referral, body({ feedback: true }), facts()).grant?.purposes).toContain(
      'outcome_feedback',
    )
  })

  test('holds until six months after the planned departure, or for a year', () => {
    const expiry = (plannedDeparture: string | undefined, expiresOn?: string) =>
      giveConsent(
        { ...referral, request: { needs: ['advice'], ...(plannedDeparture && { plannedDeparture }) } },
        body(expiresOn ? { expiresOn } : {}),
        facts(),
      ).grant?.expiresAt
    expect(expiry('2026-05-04')).toBe('2026-11-05T00:00:00.000Z')
    expect(expiry('2026-08-31')).toBe('2027-03-01T00:00:00.000Z')
    expect(expiry(undefined)).toBe('2027-03-03T00:00:00.000Z')
    expect(expiry('2024-05-04')).toBe('2027-03-03T00:00:00.000Z')
    expect(expiry('2026-05-04', '2026-03-31')).toBe('2026-04-01T00:00:00.000Z')
    // Where half a year after the departure is today, that is over.
    expect(expiry('2025-09-02')).toBe('2027-03-03T00:00:00.000Z')
    expect(expiry('2025-09-03')).toBe('2026-03-04T00:00:00.000Z')
    expect(expiry(undefined, '2026-03-03')).toBe('2026-03-04T00:00:00.000Z')
    expect(expiry(undefined, '2028-03-02')).toBe('2028-03-03T00:00:00.000Z')
  })

  test.each([
    ['of another package', { packageVersion: 2 }, 'packageVersion', 'superseded'],
    ['without the offer', { tiers: ['T1'] }, 'tiers', 'offer_tier_required'],
    ['to what was not shown', { tiers: ['T0', 'T3'] }, 'tiers', 'not_in_package'],
    ['that is over already', { expiresOn: '2026-03-02' }, 'expiresOn', 'not_in_the_future'],
    ['for longer than two years', { expiresOn: '2028-03-03' }, 'expiresOn', 'too_late'],
  ] as const)('is refused %s', (_, change, field, code) => {
    const wrong = { ...body(), ...change } as CommandBody<'give-consent'>
    expect(refusalOf(() => giveConsent(referral, wrong, facts()))).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', field], code }],
    })
  })

  test('is refused beyond what the corridor allows', () => {
    const corridor = aCorridor({ highestTier: 'T0' })
    expect(refusalOf(() => giveConsent(referral, body(), facts({ corridor })))).toEqual({
      code: 'corridor_forbids',
      what: 'tier',
      allowed: ['T0'],
    })
    const onlyFeedback = aCorridor({ purposes: ['outcome_feedback'] })
    expect(refusalOf(() => giveConsent(referral, body(), facts({ corridor: onlyFeedback })))).toEqual({
      code: 'corridor_forbids',
      what: 'purpose',
      allowed: ['outcome_feedback'],
    })
  })

  test('is refused where one person would be both coach and witness', () => {
    expect(refusalOf(() => giveConsent(referral, body({ witnessId: coach }), facts()))).toEqual({
      code: 'two_persons_required',
    })
  })

  test('cannot carry a transfer by an authority, which needs another ground', () => {
    const corridor = aCorridor({ transferBasis: 'explicit_consent_49_1_a' })
    const authority = { publicAuthority: true }
    expect(refusalOf(() => giveConsent(referral, body(), facts({ corridor, sender: authority })))).toEqual({
      code: 'transfer_basis_unavailable',
      basis: 'explicit_consent_49_1_a',
    })
    expect(refusalOf(() => giveConsent(referral, body(), facts({ corridor })))).toBeUndefined()
    expect(refusalOf(() => giveConsent(referral, body(), facts({ sender: authority })))).toBeUndefined()
  })

  test('is refused where a tier in it could never open', () => {
    expect(refusalOf(() => giveConsent(referral, body({ tiers: ['T0', 'T2'] }), facts()))).toMatchObject({
      code: 'invalid',
      errors: [{ path: ['body', 'tiers'], code: 'opens_only_with' }],
    })
  })

  test('is taken back as it was said, by whom and in which way', () => {
    const grant = aGrant({ tiers: ['T0', 'T1', 'T2'] })
    const all = withdrawConsent({}, grant, { seq: 2, now })
    expect(all).toEqual({ seq: 2, kind: 'withdrawn', at: now, tiers: ['T0', 'T1', 'T2'] })
    const some = withdrawConsent({ way: 'letter', tiers: ['T2', 'T1'] }, grant, {
      seq: 3,
      now,
      memberId: coach,
    })
    expect(some).toEqual({
      seq: 3,
      kind: 'withdrawn',
      at: now,
      memberId: coach,
      way: 'letter',
      tiers: ['T1', 'T2'],
    })
  })

  test('is taken back in whole or in part', () => {
    const event = giveConsent(referral, body(), facts())
    if (event.grant === undefined) throw new Error('a consent without a grant')
    const takenBack = (tiersTaken?: Tier[]) =>
      withdrawConsent({ way: 'phone', ...(tiersTaken && { tiers: tiersTaken }) }, event.grant ?? aGrant(), {
        seq: 2,
        now,
        memberId: coach,
      })
    expect(consentAt([event, takenBack()], now).state).toBe('revoked')
    expect(consentAt([event, takenBack(['T1'])], now)).toMatchObject({ state: 'given', tiers: ['T0'] })
  })
})
