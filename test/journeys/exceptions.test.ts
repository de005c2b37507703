import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import {
  inDays,
  journey,
  type Kind,
  pathLimits,
  referralIn,
  type SeenReferral,
  today,
  twoHouses,
} from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, admins } = houses
const way = journey(houses)
const commands = commandsOf(houses)

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const both: readonly Kind[] = ['handover', 'referral']

/** Which keys of a referral are still there, wherever they are. */
async function keysOf({ id }: Pick<SeenReferral, 'id'>): Promise<string[]> {
  const rows = await scan(stage.cloud, 'keys')
  return rows
    .filter(({ pk }) => String(pk).includes(id))
    .map(({ pk, sk }) => {
      const [edition, compartment] = String(sk).split('#').slice(-2)
      return `${String(pk).split('#').at(-1)} ${Number(edition)} ${compartment}`
    })
    .sort()
}

const threadAlone = ['HELD 0 COURSE']

const lastEvent = async (person: Person, referral: SeenReferral) =>
  (await person.api.readTimeline(params(referral))).body.items.at(-1)

describe('a request that is taken back to change it', () => {
  test.each(both)('can be asked anew, as another package under other keys: %s', async (kind) => {
    const asked = await referralIn(houses, 'awaiting_consent', kind)
    const { body: revised } = await commands.revise(miriam.api, asked)
    expect(revised).toMatchObject({ state: 'draft', owner: 'sender', packageVersion: 1, openTiers: [] })
    expect(revised.deadlines.map(({ policy }) => policy)).toEqual(['draft_reminder', 'draft_deletion'])
    expect(await refusalOf(commands.revise(miriam.api, revised))).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'draft',
      allowed: expect.arrayContaining(['request-consent']),
    })
    const repeated = await way.asked(revised, ['T0', 'T1', 'T2'])
    expect(repeated).toMatchObject({ state: 'awaiting_consent', packageVersion: 2 })
    expect(await keysOf(repeated)).toEqual([...threadAlone, 'HELD 2 T0', 'HELD 2 T1', 'HELD 2 T2'])
    expect(await refusalOf(way.offered({ ...repeated, packageVersion: 1 }))).toMatchObject({ status: 400 })
    const accepted = await way.accepted(await way.offered(repeated, ['T0', 'T1']))
    expect(accepted).toMatchObject({ state: 'accepted', openTiers: ['T0', 'T1'] })
    const { body } = await awa.api.readPackage(params(accepted))
    expect(body.packageVersion).toBe(2)
  })
})

describe('a question before the decision', () => {
  const openKeys = { handover: ['T0', 'T1'], referral: ['T0', 'T1', 'T2', 'T3'] }

  test.each(both)('stops the clock of who asks, and is answered with a new package: %s', async (kind) => {
    const offered = await referralIn(houses, 'offered', kind)
    const { body: asking } = await commands.ask(awa.api, offered)
    expect(asking).toMatchObject({ state: 'needs_info', owner: 'sender', openTiers: ['T0'] })
    const clock = asking.deadlines.find(({ policy }) => policy === 'decision')
    expect(clock).toMatchObject({ side: 'receiver', daysLeft: expect.any(Number) })
    expect(clock).not.toHaveProperty('dueAt')
    expect(await lastEvent(miriam, asking)).toMatchObject({
      detail: { questions: [{ topic: 'skills', text: 'Which machines?' }] },
    })
    expect(await refusalOf(way.accepted(asking))).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'needs_info',
      allowed: ['decline', 'revoke-consent'],
    })
    expect(await refusalOf(commands.answer(miriam.api, offered))).toMatchObject({ status: 412 })

    const { body: answered } = await commands.answer(miriam.api, asking)
    expect(answered).toMatchObject({
      state: 'offered',
      owner: 'sender',
      packageVersion: 2,
      openTiers: ['T0'],
    })
    expect(pathLimits(answered)).toMatchObject([{ policy: 'decision', dueAt: expect.any(String) }])
    const open = openKeys[kind].map((tier) => `KEYS 2 ${tier}`)
    const held = ['T2', 'T3'].filter((tier) => !openKeys[kind].includes(tier)).map((tier) => `HELD 2 ${tier}`)
    expect(await keysOf(answered)).toEqual([...threadAlone, ...held, 'KEYS 0 COURSE', ...open])
    expect(await lastEvent(awa, answered)).toMatchObject({
      detail: { answers: [{ topic: 'skills', text: 'Overlock.' }] },
    })
    const disclosed = (await scan(stage.cloud, 'main'))
      .filter(({ pk, entity }) => entity === 'Disclosure' && String(pk).includes(answered.id))
      .map(({ occasion, packageVersion, tiers }) => ({ occasion, packageVersion, tiers }))
    expect(disclosed).toEqual([
      { occasion: 'opened', packageVersion: 1, tiers: ['T0'] },
      { occasion: 'opened', packageVersion: 2, tiers: ['T0'] },
    ])
  })

  test.each(both)('leads on: what opens later is of the new package, byte for byte: %s', async (kind) => {
    const { body: asking } = await commands.ask(awa.api, await referralIn(houses, 'offered', kind))
    const { body: answered } = await commands.answer(miriam.api, asking)
    const { body: shown } = await miriam.api.previewPackage(params(answered))
    const accepted = await way.accepted(answered)
    const active =
      kind === 'handover' ? await way.met(await way.departed(accepted)) : await way.served(accepted)
    const { body: received } = await awa.api.readPackage(params(active))
    expect(received).toMatchObject({ packageVersion: 2 })
    expect(received.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2', 'T3'])
    expect(received.parts).toEqual(shown.parts)
    expect(JSON.stringify(received)).not.toMatch(/watched@|visited at home/)
  })

  test('is answered with no more than what is agreed to still', async () => {
    const { body: asking } = await commands.ask(awa.api, await referralIn(houses, 'offered'))
    const { body: narrowed } = await miriam.api.revokeConsent({
      ...way.at(asking),
      body: { tiers: ['T1', 'T3'], way: 'phone' },
    })
    const { body: answered } = await commands.answer(miriam.api, narrowed)
    expect(await keysOf(answered)).toEqual([...threadAlone, 'HELD 2 T2', 'KEYS 0 COURSE', 'KEYS 2 T0'])
    expect(await refusalOf(way.accepted(answered))).toMatchObject({ code: 'consent_missing', tiers: ['T1'] })
  })

  test.each(['decline', 'withdraw', 'revoke-consent', 'void-error'] as const)(
    'may be the end of it: %s',
    async (name) => {
      const { body: asking } = await commands.ask(awa.api, await referralIn(houses, 'offered'))
      const person = { decline: awa, withdraw: miriam, 'revoke-consent': awa, 'void-error': lead }[name]
      const { body: ended } = await commands[name](person.api, asking)
      expect(ended).toMatchObject({ owner: 'sender', openTiers: [], deadlines: [] })
      expect(await keysOf(ended)).toEqual(threadAlone)
      expect(await refusalOf(commands.answer(miriam.api, ended))).toMatchObject({
        status: 409,
        state: ended.state,
      })
    },
  )

  test('is not answered while the corridor is suspended', async () => {
    const { body: asking } = await commands.ask(awa.api, await referralIn(houses, 'offered'))
    const corridor = { params: { corridorId: houses.corridorId } }
    const version = async () => (await admins.bfz.api.readCorridor(corridor)).body.version
    await admins.bfz.api.suspendCorridor({ ...corridor, ifMatch: await version() })
    const problem = await refusalOf(commands.answer(miriam.api, asking))
    await admins.bfz.api.signCorridor({ ...corridor, ifMatch: await version() })
    expect(problem).toMatchObject({ status: 409, code: 'corridor_not_active' })
  })
})

describe('a yes that is taken back', () => {
  const unaccepting = (referral: SeenReferral, to: 'offered' | 'declined', comment?: string) =>
    chief.api.unacceptReferral({
      ...way.at(referral),
      body: { reason: comment ? 'other' : 'no_capacity', to, ...(comment && { comment }) },
    })

  test.each(both)('leaves an offer, and needs a new package before the next yes: %s', async (kind) => {
    const accepted = await referralIn(houses, 'accepted', kind)
    expect(await refusalOf(commands.unaccept(awa.api, accepted))).toMatchObject({ status: 403 })
    const { body: repeated } = await unaccepting(accepted, 'offered', 'The house is being rebuilt.')
    expect(repeated).toMatchObject({ state: 'offered', owner: 'sender', openTiers: ['T0'] })
    expect(pathLimits(repeated).map(({ policy }) => policy)).toEqual(['decision'])
    expect(await keysOf(repeated)).toEqual([...threadAlone, 'KEYS 0 COURSE', 'KEYS 1 T0'])
    expect(await lastEvent(miriam, repeated)).toMatchObject({
      reason: 'other',
      closed: ['T1'],
      detail: { comment: 'The house is being rebuilt.' },
    })
    expect(await refusalOf(way.accepted(repeated))).toMatchObject({
      status: 409,
      code: 'not_possible',
      what: 'package_destroyed',
    })
    const { body: asking } = await commands.ask(awa.api, repeated)
    const { body: answered } = await commands.answer(miriam.api, asking)
    const second = await way.accepted(answered)
    expect(second).toMatchObject({ state: 'accepted', openTiers: ['T0', 'T1'] })
    expect(second.participantId).toBe(accepted.participantId)
    const active = kind === 'handover' ? await way.met(await way.departed(second)) : await way.served(second)
    expect(active.openTiers).toEqual(['T0', 'T1', 'T2', 'T3'])
  })

  test.each(both)('for good is a no: %s', async (kind) => {
    const { body } = await unaccepting(await referralIn(houses, 'accepted', kind), 'declined')
    expect(body).toMatchObject({ state: 'declined', owner: 'sender', openTiers: [], deadlines: [] })
    expect(await keysOf(body)).toEqual(threadAlone)
  })

  test('is one only until the person has left', async () => {
    const departed = await referralIn(houses, 'departed')
    expect(await refusalOf(unaccepting(departed, 'offered'))).toMatchObject({
      status: 409,
      state: 'departed',
    })
  })
})

describe('a consent that is given anew', () => {
  const renewing = (referral: SeenReferral, change: object) =>
    miriam.api.renewConsent({
      ...way.at(referral),
      body: {
        tiers: ['T0', 'T1', 'T2', 'T3'],
        packageVersion: referral.packageVersion,
        language: 'fr',
        witnessId: memberId(jonas),
        ...change,
      },
    })

  test.each([
    ['offered', 'handover'],
    ['offered', 'referral'],
    ['accepted', 'handover'],
    ['accepted', 'referral'],
    ['departed', 'handover'],
  ] as const)('holds longer, and narrower where that was said: %s %s', async (state, kind) => {
    const referral = await referralIn(houses, state, kind)
    const { body: longer } = await renewing(referral, { expiresOn: inDays(400) })
    expect(longer).toMatchObject({ state, owner: 'sender', openTiers: referral.openTiers })
    expect(longer.consent?.expiresAt?.slice(0, 10)).toBe(inDays(401))
    const { body: narrower } = await renewing(longer, { tiers: ['T0', 'T1', 'T2'] })
    expect(narrower.consent).toMatchObject({ state: 'given', tiers: ['T0', 'T1', 'T2'] })
    expect((await keysOf(narrower)).filter((key) => key.endsWith('T3'))).toEqual([])
    expect(await refusalOf(renewing(narrower, {}))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.tiers', code: 'not_in_package' }],
    })
  })

  test('keeps the step that it is needed for, and says what else is missing', async () => {
    const accepted = await referralIn(houses, 'accepted')
    expect(await refusalOf(renewing(accepted, { tiers: ['T0'] }))).toMatchObject({
      status: 422,
      code: 'consent_missing',
      tiers: ['T1'],
    })
    expect(await refusalOf(renewing(accepted, { packageVersion: 2 }))).toMatchObject({
      errors: [{ path: 'body.packageVersion', code: 'superseded' }],
    })
    expect(await refusalOf(renewing(accepted, { witnessId: memberId(miriam) }))).toMatchObject({
      status: 422,
      code: 'two_persons_required',
    })
    const { body: back } = await commands['hand-back'](awa.api, await referralIn(houses, 'active'))
    expect(await refusalOf(renewing(back, {}))).toMatchObject({ status: 409, state: 'returned' })
  })

  test('may let the receiver call before departure, or not any more, and all goes on', async () => {
    const offered = await referralIn(houses, 'offered')
    const { body: calling } = await renewing(offered, { mayCallBeforeDeparture: true })
    expect(await keysOf(calling)).toContain('KEYS 1 T2')
    const { body: silent } = await renewing(calling, {})
    const met = await way.met(await way.departed(await way.accepted(silent)))
    expect(met.openTiers).toEqual(['T0', 'T1', 'T2', 'T3'])
  })
})

describe('a waiting list', () => {
  test.each(both)('is confirmed anew, and ends with a yes or a no: %s', async (kind) => {
    const offered = await referralIn(houses, 'offered', kind)
    const { body: waiting } = await awa.api.waitlistReferral({
      ...way.at(offered),
      body: { earliest: inDays(30), position: 4 },
    })
    expect(waiting).toMatchObject({ state: 'waitlisted', owner: 'sender', openTiers: ['T0'] })
    expect(pathLimits(waiting)).toMatchObject([{ policy: 'waitlist_reconfirmation', side: 'receiver' }])
    expect(await lastEvent(miriam, waiting)).toMatchObject({
      command: 'waitlist',
      detail: { earliest: inDays(30), position: 4 },
    })
    expect(await refusalOf(commands.waitlist(awa.api, waiting))).toMatchObject({
      status: 409,
      state: 'waitlisted',
      allowed: expect.arrayContaining(['reconfirm', 'accept', 'decline']),
    })
    const { body: still } = await commands.reconfirm(awa.api, waiting)
    expect(still).toMatchObject({ state: 'waitlisted', version: waiting.version + 1 })
    expect(await refusalOf(commands.reconfirm(awa.api, waiting))).toMatchObject({
      status: 412,
      code: 'stale_version',
      current: still.version,
    })
    expect(await way.accepted(still)).toMatchObject({ state: 'accepted', owner: 'sender' })

    const { body: other } = await commands.waitlist(awa.api, await referralIn(houses, 'offered', kind))
    const { body: declined } = await commands.decline(awa.api, other)
    expect(declined).toMatchObject({ state: 'declined', owner: 'sender', openTiers: [] })
    expect(await keysOf(declined)).toEqual(threadAlone)
  })
})

describe('a person whom nobody reaches', () => {
  const trying = (referral: SeenReferral, ...ways: ('phone' | 'letter' | 'email')[]) =>
    awa.api.reportNoContact({
      ...way.at(referral),
      body: { attempts: ways.map((one) => ({ date: today(), way: one })) },
    })

  test('is looked for by the sender again, and goes on where they turn up', async () => {
    const departed = await referralIn(houses, 'departed')
    for (const ways of [['phone', 'letter'], ['phone', 'phone', 'phone'], []] as const) {
      expect(await refusalOf(trying(departed, ...ways))).toMatchObject({
        status: 422,
        code: 'contact_attempts_missing',
        attempts: 3,
        ways: 2,
      })
    }
    const { body: lost } = await trying(departed, 'phone', 'phone', 'letter')
    expect(lost).toMatchObject({ state: 'no_contact', owner: 'sender', openTiers: ['T0', 'T1', 'T2'] })
    expect(pathLimits(lost)).toMatchObject([{ policy: 'reappearance', side: 'sender' }])
    const told = await lastEvent(miriam, lost)
    expect(told?.detail).toMatchObject({ attempts: [{ way: 'phone' }, { way: 'phone' }, { way: 'letter' }] })

    const later = { date: inDays(3), way: 'phone' as const }
    expect(await refusalOf(miriam.api.resumeReferral({ ...way.at(lost), body: later }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.date', code: 'in_the_future' }],
    })
    const { body: back } = await commands.resume(miriam.api, lost)
    expect(back).toMatchObject({ state: 'departed', owner: 'sender' })
    const { body: repeated } = await trying(back, 'phone', 'email', 'letter')
    const { body: found } = await commands.resume(awa.api, repeated)
    expect(found).toMatchObject({ state: 'departed', owner: 'sender' })
    expect(await way.met(found)).toMatchObject({ state: 'active', owner: 'receiver' })
  })

  test('does not go on after the name was taken back', async () => {
    const { body: lost } = await trying(await referralIn(houses, 'departed'), 'phone', 'phone', 'letter')
    const { body: narrowed } = await miriam.api.revokeConsent({
      ...way.at(lost),
      body: { tiers: ['T2'], way: 'phone' },
    })
    expect(narrowed).toMatchObject({ state: 'no_contact', openTiers: ['T0', 'T1'] })
    expect(await refusalOf(commands.resume(awa.api, narrowed))).toMatchObject({
      status: 422,
      code: 'consent_missing',
      tiers: ['T2'],
    })
  })

  test('cannot be missed in a referral', async () => {
    const accepted = await referralIn(houses, 'accepted', 'referral')
    expect(await refusalOf(trying(accepted, 'phone', 'phone', 'letter'))).toMatchObject({
      status: 409,
      state: 'accepted',
    })
  })
})

describe('work that is handed back', () => {
  test.each(both)('needs a reason, and closes the package for everybody: %s', async (kind) => {
    const active = await referralIn(houses, 'active', kind)
    const body = { reason: 'other' as const }
    expect(await refusalOf(awa.api.handBackReferral({ ...way.at(active), body }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.comment', code: 'comment_required' }],
    })
    const { body: returned } = await awa.api.handBackReferral({
      ...way.at(active),
      body: { ...body, comment: 'The house closes.' },
    })
    expect(returned).toMatchObject({ state: 'returned', openTiers: [] })
    expect(await keysOf(returned)).toEqual(threadAlone)
    expect(await refusalOf(awa.api.readPackage(params(returned)))).toMatchObject({ code: 'package_closed' })
    expect(await lastEvent(miriam, returned)).toMatchObject({
      reason: 'other',
      detail: { comment: 'The house closes.' },
    })
  })

  test('stays the receiver’s until the sender has taken it back, once', async () => {
    const { body: returned } = await commands['hand-back'](awa.api, await referralIn(houses, 'active'))
    expect(returned).toMatchObject({ owner: 'receiver' })
    expect(returned.deadlines).toMatchObject([{ policy: 'taking_back', side: 'sender' }])
    const { body: taken } = await commands['accept-back'](miriam.api, returned)
    expect(taken).toMatchObject({ state: 'returned', owner: 'sender', deadlines: [] })
    expect((await awa.api.readReferral(params(taken))).body.owner).toBe('sender')
    expect(await refusalOf(commands['accept-back'](miriam.api, taken))).toMatchObject({
      status: 409,
      code: 'not_possible',
      what: 'already_taken_back',
    })
  })

  test('never left the sender in a referral, who has nothing to take back', async () => {
    const active = await referralIn(houses, 'active', 'referral')
    const { body: returned } = await commands['hand-back'](awa.api, active)
    expect(returned).toMatchObject({ owner: 'sender', deadlines: [] })
    expect(await refusalOf(commands['accept-back'](miriam.api, returned))).toMatchObject({ status: 409 })
  })
})

describe('an erasure that the receiver owes', () => {
  const ends = [
    ['accepted', 'handover', 'consent_revoked'],
    ['accepted', 'referral', 'consent_revoked'],
    ['active', 'handover', 'consent_revoked'],
    ['completed', 'referral', 'completed'],
  ] as const

  test.each(ends)('is answered, and the sender reads how: %s %s', async (state, kind, after) => {
    const referral = await referralIn(houses, state, kind)
    const { body: revoked } = await commands['revoke-consent'](miriam.api, referral)
    const kept = { answer: 'own_legal_ground' as const }
    expect(await refusalOf(awa.api.answerErasure({ ...way.at(revoked), body: kept }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.ground', code: 'ground_required' }],
    })
    const body = { ...kept, ground: 'Bookkeeping, ten years.' }
    const { body: answered } = await awa.api.answerErasure({ ...way.at(revoked), body })
    expect(answered).toMatchObject({ state: after, owner: revoked.owner, deadlines: [], openTiers: [] })
    const told = await lastEvent(miriam, answered)
    expect(told).toMatchObject({ command: 'answer-erasure', side: 'receiver', detail: body })
    expect((await keysOf(answered)).filter((key) => !key.endsWith('COURSE'))).toEqual([])
    expect(await refusalOf(commands['answer-erasure'](awa.api, answered))).toMatchObject({
      status: 409,
      code: 'not_possible',
      what: 'nothing_to_answer',
    })
  })

  test.each(ends)('is said to be done only once the case is gone: %s %s', async (state, kind, after) => {
    const referral = await referralIn(houses, state, kind)
    const own = await awa.api.readReferral(params(referral))
    const participantId = String(own.body.participantId)
    const { body: revoked } = await commands['revoke-consent'](miriam.api, referral)
    for (const person of [awa, ibrahima, chief]) {
      const erased = person.api.answerErasure({ ...way.at(revoked), body: { answer: 'erased' } })
      expect(await refusalOf(erased)).toMatchObject({
        status: 409,
        code: 'not_possible',
        what: 'received_case_stands',
      })
    }
    expect((await miriam.api.readReferral(params(referral))).body.erasure).toBe('asked')
    const received = await chief.api.readParticipant({ params: { participantId } })
    await chief.api.eraseParticipant({ params: { participantId }, ifMatch: received.version ?? 0 })
    const { body: answered } = await awa.api.answerErasure({
      ...way.at(revoked),
      body: { answer: 'erased' },
    })
    expect(answered).toMatchObject({ state: after, erasure: 'erased', deadlines: [] })
    expect((await miriam.api.readReferral(params(referral))).body.erasure).toBe('erased')
  })

  test('is not owed by who never said yes', async () => {
    const { body: revoked } = await commands['revoke-consent'](
      miriam.api,
      await referralIn(houses, 'offered'),
    )
    expect(await refusalOf(commands['answer-erasure'](awa.api, revoked))).toMatchObject({ status: 409 })
  })
})

describe('a record that was a mistake', () => {
  const states = ['draft', 'awaiting_consent', 'offered', 'accepted', 'active', 'completed'] as const

  test.each(both.flatMap((kind) => states.map((state) => [state, kind] as const)))(
    'is voided by two persons while it is %s, and the sender is responsible: %s',
    async (state, kind) => {
      const { body } = await commands['void-error'](lead.api, await referralIn(houses, state, kind))
      expect(body).toMatchObject({
        state: 'voided',
        owner: 'sender',
        openTiers: [],
        deadlines: [],
        allowed: [],
      })
      expect(await keysOf(body)).toEqual(threadAlone)
      expect(await lastEvent(lead, body)).toMatchObject({
        detail: { secondPersonId: jonas.memberId, comment: 'Entered for somebody else.' },
      })
      expect(await refusalOf(commands['void-error'](lead.api, body))).toMatchObject({
        status: 409,
        code: 'illegal_transition',
        state: 'voided',
        allowed: [],
      })
    },
  )

  test('is voided by nobody alone, and not with somebody who left or works elsewhere', async () => {
    const offered = await referralIn(houses, 'offered')
    const voiding = (second: Person, person = lead) =>
      person.api.voidReferral({
        ...way.at(offered),
        body: { secondPersonId: memberId(second), comment: 'Entered twice.' },
      })
    expect(await refusalOf(voiding(lead))).toMatchObject({ code: 'two_persons_required' })
    const gone = await stage.join(admins.bfz, ['coach'])
    const { version } = await admins.bfz.api.readMember({ params: { memberId: gone.memberId } })
    await admins.bfz.api.removeMember({ params: { memberId: gone.memberId }, ifMatch: version ?? 0 })
    for (const second of [gone, awa, chief]) {
      expect(await refusalOf(voiding(second))).toMatchObject({
        status: 400,
        errors: [{ path: 'body.secondPersonId', code: 'unknown_reference' }],
      })
    }
    for (const person of [miriam, awa, chief]) {
      expect(await refusalOf(voiding(jonas, person))).toMatchObject({ status: 403 })
    }
    expect((await lead.api.readReferral(params(offered))).body).toMatchObject({
      state: 'offered',
      version: 3,
    })
  })
})
