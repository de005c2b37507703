import type { TypedAsk } from '@passerelle/contract/newcomers'
import type { OfferId, TenantId } from '@passerelle/domain/kernel'
import { type ContactLine, type ReceiptCode, slowestSeconds, writeToken } from '@passerelle/domain/newcomers'
import { languages } from '@passerelle/messages'
import type { AskedOf, ContactDesk } from '@passerelle/table/events'
import { beforeEach, expect, test } from 'vitest'
import type { Office } from './office.ts'
import { sendForm } from './page/send-form.ts'
import { showForm } from './page/show-form.ts'
import { showReceipt, showReceiptDesk } from './page/show-receipt.ts'

/* A page has at most 30 kB, however much there is to say; and a form that comes too late is shown again. */

const id = '0'.repeat(26)
const code = id as ReceiptCode
const at = { offerId: id as OfferId }
const now = new Date('2027-03-10T09:00:00.000Z')
const asked: AskedOf = {
  tenantId: id as TenantId,
  offerId: at.offerId,
  organisationName: 'ض'.repeat(120),
  takesContactRequests: true,
  places: [],
}
const line: ContactLine = {
  id: id as never,
  version: 3,
  state: 'declined',
  askedAt: now.toISOString(),
  until: now.toISOString(),
  organisationName: asked.organisationName,
  seenAt: now.toISOString(),
  answeredAt: now.toISOString(),
  reason: 'already_with_us',
  alternative: at.offerId,
}
const kept: string[] = []
beforeEach(() => kept.splice(0))
const desk: ContactDesk = {
  sign: async (text) => `mac-${text.length}`,
  isOurs: async (text, digest) => digest === `mac-${text.length}`,
  idOf: () => id as never,
  askedOf: async () => asked,
  find: async () => line,
  saidWith: async () => undefined,
  ask: async (...given) => {
    kept.push(given[3])
  },
  takeBack: async () => undefined,
}
const office: Office = { desk, clock: { now: () => now }, ids: { next: () => id as never } }
const tokenOf = (secondsAgo: number) => {
  const written = writeToken({ code, openedAt: new Date(now.getTime() - secondsAgo * 1000) })
  return `${written}.mac-${written.length}`
}
const typed: TypedAsk = {
  in: 'ar',
  token: tokenOf(60),
  offer: at.offerId,
  name: 'عائشة',
  kind: 'whatsapp',
  value: '+221 77 000 00 01',
  shared: '',
  silent: 'yes',
  codeWord: '',
  language: 'ar',
  country: 'SN',
  when: '',
  words: '',
  agreed: 'yes',
  website: '',
}

test.each(languages)('every page has at most 30 kB, however much there is to say: %s', async (language) => {
  const longest = 'ض'.repeat(600)
  const pages = [
    await showForm(office, at, language),
    await sendForm(office, {
      ...typed,
      in: language,
      name: longest,
      value: longest,
      when: longest,
      codeWord: longest,
      words: 'ض'.repeat(2000),
      country: '',
      agreed: '',
      website: 'x',
    }),
    await showReceipt(office, code, language),
    showReceiptDesk(language, true),
  ]
  for (const { content } of pages) {
    const bytes = Buffer.byteLength(String(content))
    expect(bytes).toBeLessThanOrEqual(30_000)
    expect(bytes).toBeGreaterThan(2_000)
  }
})

test('a form that is sent in time leads to its receipt', async () => {
  const page = await sendForm(office, typed)
  expect(page).toMatchObject({ status: 303, headers: { Location: `receipts/${code}?in=ar` } })
  expect(kept).toEqual([code])
})

test.each([
  ['was open for hours', tokenOf(slowestSeconds + 1), true],
  ['is none of ours', `${tokenOf(60)}x`, true],
  ['is sent at once', tokenOf(0), false],
])('a form that %s is shown again with what was typed, and keeps nothing', async (_, token, isNew) => {
  const page = await sendForm(office, { ...typed, token })
  expect(page.status).toBe(400)
  expect(page.content).toContain('value="عائشة"')
  const [, shown] = /name="token" value="([^"]+)"/.exec(String(page.content)) ?? []
  expect(shown !== token).toBe(isNew)
  expect(kept).toEqual([])
})

test('what people do not see holds nothing, and what they agree to is never ticked for them', async () => {
  expect((await sendForm(office, { ...typed, website: 'https://example.org' })).status).toBe(400)
  const refused = await sendForm(office, { ...typed, agreed: '' })
  expect(refused.status).toBe(400)
  expect(refused.content).toContain('id="agreed-wrong"')
  // A tick of safety that was set stays; the one of the agreement does not.
  const again = await sendForm(office, { ...typed, country: '' })
  expect(String(again.content).match(/ checked/g)).toHaveLength(1)
  expect(again.content).toMatch(/name="silent" value="yes" checked/)
  expect(kept).toEqual([])
})
