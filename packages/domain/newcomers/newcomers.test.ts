import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContactRequestId } from '../kernel/index.ts'
import { refusalOf } from '../testing/casework.ts'
import { answerRequest, answersTo, seen } from './answer.ts'
import { askForContact, withDialableNumber } from './ask.ts'
import { type Ask, askSchema, type ContactRequest } from './contact-request.ts'
import {
  grouped,
  pace,
  quickestSeconds,
  type ReceiptCode,
  readToken,
  slowestSeconds,
  typedCode,
  writeToken,
} from './form-token.ts'
import { isOver, keptUntil, longestUntil } from './periods.ts'
import { contactTallySchema, maxOfDay, maxWaiting, noContactRequests, oneAsked, oneSettled } from './tally.ts'

const at = '2027-03-10T09:00:00.000Z'
const ask: Ask = {
  name: 'Awa',
  channel: { kind: 'phone', value: '+221770000001', safety: { shared: true, mayMentionGermany: false } },
  language: 'wo',
  country: 'SN',
}
const centre = { organisationName: 'Centre', takesContactRequests: true } as const
const beginning = {
  id: 'CR' as ContactRequestId,
  at,
  agreement: { edition: 1, language: 'fr' },
}
const waiting = askForContact(ask, centre, beginning)
const days = (count: number) => new Date(Date.parse(at) + count * 86_400_000).toISOString()

describe('what somebody says of themselves', () => {
  const faults = (change: object) =>
    (askSchema.safeParse({ ...ask, ...change }).error?.issues ?? []).map(({ path }) => path.join('.'))

  it('needs a name, one channel, a language and a country, and no more', () => {
    expect(faults({})).toEqual([])
    for (const field of ['name', 'channel', 'language', 'country'])
      expect(faults({ [field]: undefined })).toEqual([field])
  })

  it.each([
    'https://example.org',
    'voir www.example.org',
    'exemple.com/aide',
    'écris à ECOLE.SN !',
    '//example',
  ])('holds no link: %s', (words) => {
    expect(faults({ words })).toEqual(['words'])
    expect(faults({ when: words })).toEqual(['when'])
  })

  it.each(['Je viens le 12.03. à 9 h.', 'Merci.Bonne journée'.replace('.', '. '), 'أريد أن أتعلم الخياطة.'])(
    'may be any other words: %s',
    (words) => {
      expect(faults({ words })).toEqual([])
    },
  )

  it('names no channel by which nobody is answered, and none that is forbidden', () => {
    const channel = (change: object) => faults({ channel: { ...ask.channel, ...change } })
    expect(channel({ kind: 'postal', value: 'Rue 6' })).toEqual(['channel.kind'])
    expect(channel({ kind: 'via_trusted_person', value: 'ma tante' })).toEqual(['channel.kind'])
    expect(channel({ safety: { ...ask.channel.safety, doNotContact: true } })).toEqual([
      'channel.safety.doNotContact',
    ])
  })

  it('is told at its field where a number cannot be dialled', () => {
    const refusal = refusalOf(() => withDialableNumber(ask, () => ({ fault: 'impossible_number' })))
    expect(refusal).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'channel', 'value'], code: 'impossible_number' }],
    })
  })
})

describe('a request', () => {
  it('is made where requests are taken, by whoever agreed to the text that holds', () => {
    expect(waiting).toMatchObject({ state: 'waiting', version: 1, until: days(30) })
    const { takesContactRequests: _, ...closed } = centre
    expect(refusalOf(() => askForContact(ask, closed, beginning))).toEqual({ code: 'not_found' })
    const older = { ...beginning, agreement: { edition: 2, language: 'fr' } }
    expect(refusalOf(() => askForContact(ask, centre, older))).toMatchObject({
      errors: [{ code: 'superseded' }],
    })
  })

  it('goes from waiting to an answer, and from one that leaves something open to another', () => {
    const [tried, met] = [days(3), days(5)]
    const unreached = answerRequest(waiting, { answer: 'not_reached' }, tried)
    const contacted = answerRequest(unreached, { answer: 'contacted' }, met)
    expect(contacted).toMatchObject({ state: 'contacted', version: 3, seenAt: tried, answeredAt: met })
    for (const state of ['taken_up', 'declined'] as const) expect(answersTo({ state })).toEqual([])
    expect(refusalOf(() => answerRequest(contacted, { answer: 'not_reached' }, met))).toEqual({
      code: 'illegal_transition',
      state: 'contacted',
      allowed: ['taken_up', 'declined'],
    })
  })

  it('says why it was declined, and what may fit instead', () => {
    expect(answerRequest(waiting, { answer: 'declined', reason: 'no_capacity' }, at)).toMatchObject({
      state: 'declined',
      reason: 'no_capacity',
    })
  })

  it('is kept thirty days, thirty more after each answer, and never more than ninety', () => {
    let request: ContactRequest = waiting
    for (const day of [29, 58, 87]) {
      expect(isOver(request, days(day))).toBe(false)
      request = answerRequest(request, { answer: 'not_reached' }, days(day))
    }
    expect(request.until).toBe(days(90))
    expect(isOver(request, days(90))).toBe(true)
    expect(keptUntil(at)).toBe(days(30))
    expect(longestUntil(at)).toBe(days(90))
  })

  it('is seen once', () => {
    const first = seen(waiting, days(1))
    expect(first).toMatchObject({ seenAt: days(1), version: 2, state: 'waiting', until: waiting.until })
    expect(seen(first, days(2))).toBe(first)
  })
})

describe('the count of requests', () => {
  it('lets no more wait than an organisation can answer, and no more come on one day', () => {
    let tally = noContactRequests
    for (let n = 0; n < maxOfDay; n += 1) tally = oneAsked(tally, at)
    expect(refusalOf(() => oneAsked(tally, at))).toEqual({
      code: 'limit_reached',
      what: 'contact_requests_of_day',
      limit: maxOfDay,
    })
    // One that is answered makes room among those that wait, and none on its day.
    expect(refusalOf(() => oneAsked(oneSettled(tally, at, at), at))).toMatchObject({
      what: 'contact_requests_of_day',
    })
    const full = { version: 2, days: [{ day: '2027-03-09', asked: maxWaiting, waiting: maxWaiting }] }
    expect(refusalOf(() => oneAsked(full, at))).toMatchObject({ what: 'contact_requests', limit: maxWaiting })
    expect(oneAsked(oneSettled(full, '2027-03-09T10:00:00.000Z', at), at).days).toHaveLength(2)
  })

  it('forgets what has lapsed, and never while it may still wait', () => {
    const full = { version: 2, days: [{ day: '2027-03-10', asked: maxWaiting, waiting: maxWaiting }] }
    expect(refusalOf(() => oneAsked(full, days(30)))).toMatchObject({ what: 'contact_requests' })
    expect(oneAsked(full, days(31)).days).toEqual([{ day: '2027-04-10', asked: 1, waiting: 1 }])
  })

  it('stays within its bounds, whatever comes in whatever order', () => {
    const moment = fc.integer({ min: 0, max: 90 * 24 }).map((hour) => days(hour / 24))
    fc.assert(
      fc.property(fc.array(fc.tuple(moment, fc.boolean()), { maxLength: 400 }), (acts) => {
        let tally = noContactRequests
        for (const [now, asks] of acts.toSorted(([one], [other]) => one.localeCompare(other))) {
          try {
            tally = asks ? oneAsked(tally, now) : oneSettled(tally, days(1), now)
          } catch {
            continue
          }
          expect(contactTallySchema.safeParse(tally).success).toBe(true)
          expect(tally.days.every(({ asked, waiting: open }) => open <= asked)).toBe(true)
        }
      }),
    )
  })
})

describe('the token of a form', () => {
  const code = '0123456789ABCDEFGHJKMNPQRS' as ReceiptCode
  const openedAt = new Date(at)
  const after = (seconds: number) => new Date(openedAt.getTime() + seconds * 1000)

  it('says when the form was opened and which code its receipt has, and nothing of anybody', () => {
    expect(readToken(writeToken({ code, openedAt }))).toEqual({ code, openedAt })
    for (const other of ['', code, `${code}!`, `${code.toLowerCase()}abc`, `${code}${'z'.repeat(8)}`])
      expect(readToken(other)).toBeUndefined()
  })

  it('fits as long as people take, and not before or afterwards', () => {
    const form = { code, openedAt }
    expect(pace(form, after(quickestSeconds - 0.1))).toBe('too_early')
    expect(pace(form, after(quickestSeconds))).toBe('fits')
    expect(pace(form, after(slowestSeconds))).toBe('fits')
    expect(pace(form, after(slowestSeconds + 1))).toBe('too_late')
    expect(pace(form, after(-60))).toBe('too_early')
  })

  it('has a code that is read as people write it down', () => {
    expect(grouped(code)).toBe('01234-56789-ABCDE-FGHJK-MNPQR-S')
    for (const typed of [
      grouped(code),
      grouped(code).toLowerCase(),
      ` ${code.replace('0', 'o').replace('1', 'l')}\n`,
    ])
      expect(typedCode(typed)).toBe(code)
    for (const wrong of ['', '0123', `${code}0`, code.replace('A', 'U')])
      expect(typedCode(wrong)).toBeUndefined()
  })
})
