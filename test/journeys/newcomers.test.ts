import { describe, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { partition, plant } from '../support/engine.ts'
import { anAsk, askOf, openCentre, openForms } from '../support/newcomers.ts'
import { dakarPlaces, publishedOffer } from '../support/offers.ts'
import { refusalOf } from '../support/refusal.ts'

/* Somebody without an account asks a centre for contact, and sees what comes of it by the code on their receipt. */

const stage = await openTestCloud()
const { cloud } = stage
const { api: operator } = await stage.operator()
const centre = await openCentre(stage)
const other = await openCentre(stage, 'Centre de Thiès')
await centre.admin.api.setPlaces({ body: { places: dakarPlaces }, ifMatch: 1 })
const offer = await publishedOffer(centre.admin.api, { place: 'Médina' })
await cloud.settled()
const visitor = stage.client()
const nextForm = await openForms(visitor, 60)
const toCentre = { organisationId: centre.tenant.id }
const toOffer = { offerId: offer.id }
const { api } = centre.coordinator

const ask = async (to: Parameters<typeof askOf>[0] = toCentre, change = {}) =>
  (await visitor.askForContact({ body: askOf(to, nextForm(), change) })).body
const at = (receiptCode: string) => ({ params: { receiptCode } })
const receiptOf = async (code: string) => (await visitor.readContactReceipt(at(code))).body
const listed = async () => (await api.listContactRequests({ query: { limit: 100 } })).body.items
const listedAt = async (askedAt: string) => (await listed()).find((line) => line.askedAt === askedAt)
/** The request of a receipt, as the centre finds it in its list. */
const requestOf = async ({ askedAt }: { readonly askedAt: string }) => {
  const line = await listedAt(askedAt)
  if (line === undefined) throw new Error('the centre does not see it')
  return { line, params: { contactRequestId: line.id } }
}
const rowsOf = (tenant: string) => partition(cloud, 'main', `T#${tenant}#NEWCOMERS`)

describe('a request for contact', () => {
  test('is sealed, seen and answered by the centre, and whoever asked sees it', async () => {
    const receipt = await ask(toOffer)
    expect(receipt).toMatchObject({
      state: 'waiting',
      offerId: offer.id,
      organisationName: 'Centre de Dakar',
    })
    expect(receipt).not.toHaveProperty('name')
    const kept = Date.parse(receipt.until) - Date.parse(receipt.askedAt)
    expect(kept).toBe(30 * 86_400_000)

    const { line, params } = await requestOf(receipt)
    expect(line).toMatchObject({
      state: 'waiting',
      answers: ['contacted', 'not_reached', 'taken_up', 'declined'],
    })
    expect(JSON.stringify(line)).not.toContain('Awa')
    expect(await receiptOf(receipt.code)).not.toHaveProperty('seenAt')

    const { body: read } = await api.readContactRequest({ params })
    expect(read).toMatchObject({
      ...anAsk,
      channel: { ...anAsk.channel, value: '+221770000001', formatted: '+221 77 000 00 01' },
      agreement: { edition: 1, language: 'fr' },
    })
    expect(await receiptOf(receipt.code)).toHaveProperty('seenAt')

    const { body: tried } = await api.answerContactRequest({
      params,
      ifMatch: read.version,
      body: { answer: 'not_reached' },
    })
    expect(tried.answers).toContain('taken_up')
    const { body: taken } = await api.answerContactRequest({
      params,
      ifMatch: tried.version,
      body: { answer: 'taken_up' },
    })
    expect(taken).toMatchObject({ state: 'taken_up', answers: [] })
    expect(await receiptOf(receipt.code)).toMatchObject({ state: 'taken_up' })
    // What was answered is still there to be read, until its day.
    expect((await api.readContactRequest({ params })).body.name).toBe('Awa')
    expect(
      await refusalOf(
        api.answerContactRequest({ params, ifMatch: taken.version, body: { answer: 'contacted' } }),
      ),
    ).toMatchObject({ status: 409, code: 'illegal_transition' })

    // Two readings and two answers, by whom, and nothing of what was said.
    const { body: journal } = await centre.admin.api.readJournal({ query: { limit: 100 } })
    const lines = journal.items.filter(({ aggregateId }) => aggregateId === line.id)
    expect(lines.map(({ action }) => action).toSorted()).toEqual([
      'answerContactRequest',
      'answerContactRequest',
      'readContactRequest',
      'readContactRequest',
    ])
    expect(JSON.stringify(lines)).not.toMatch(/Awa|77 ?000/)
  })

  test('is declined with a reason, and with another offer that may fit', async () => {
    const receipt = await ask()
    const { line, params } = await requestOf(receipt)
    const decline = (body: object) =>
      api.answerContactRequest({ params, ifMatch: line.version, body: body as { answer: 'contacted' } })
    expect(await refusalOf(decline({ answer: 'declined' }))).toMatchObject({
      errors: [{ path: 'body.reason' }],
    })
    expect(await refusalOf(decline({ answer: 'contacted', reason: 'no_capacity' }))).toMatchObject({
      errors: [{ path: 'body.reason', code: 'unknown_field' }],
    })
    await decline({ answer: 'declined', reason: 'other_offer_fits', alternative: offer.id })
    expect(await receiptOf(receipt.code)).toMatchObject({
      state: 'declined',
      reason: 'other_offer_fits',
      alternative: offer.id,
    })
    const page = await fetch(`${cloud.api}/v1/public/pages/receipts/${receipt.code}?in=ar`)
    expect(await page.text()).toContain(`../offers/${offer.id}?in=ar`)
  })

  test('is taken back at once: nothing of it is left, and its key is gone', async () => {
    const receipt = await ask()
    const { params } = await requestOf(receipt)
    const before = await rowsOf(centre.tenant.id)
    const keys = `T#${centre.tenant.id}#NEWCOMER#${params.contactRequestId}`
    expect(await partition(cloud, 'keys', keys)).toHaveLength(1)
    await visitor.takeBackContactRequest(at(receipt.code))
    expect(await partition(cloud, 'keys', keys)).toEqual([])
    expect(await rowsOf(centre.tenant.id)).toHaveLength(before.length - 1)
    for (const tryAgain of [
      () => api.readContactRequest({ params }),
      () => visitor.readContactReceipt(at(receipt.code)),
      () => visitor.takeBackContactRequest(at(receipt.code)),
    ])
      expect(await refusalOf(tryAgain())).toMatchObject({ status: 404, code: 'not_found' })
    expect(await listedAt(receipt.askedAt)).toBeUndefined()
  })

  test('lapses when its time is over, be it removed already or not', async () => {
    const receipt = await ask()
    const { params } = await requestOf(receipt)
    const row = (await rowsOf(centre.tenant.id)).find(
      ({ sk }) => sk?.['S'] === `REQUEST#${params.contactRequestId}`,
    )
    if (row === undefined) throw new Error('there is no such row')
    expect(Number(row['expiresAt']?.['N'])).toBe(Math.ceil(Date.parse(receipt.until) / 1000))
    const until = { S: new Date(Date.now() - 1000).toISOString() }
    await plant(cloud, 'main', { ...row, until })
    expect(await refusalOf(visitor.readContactReceipt(at(receipt.code)))).toMatchObject({ status: 404 })
    expect(await refusalOf(api.readContactRequest({ params }))).toMatchObject({ status: 404 })
    expect(await listedAt(receipt.askedAt)).toBeUndefined()
  })

  test('is one, however often and at whatever moment the same form is sent', async () => {
    const body = askOf(toCentre, nextForm())
    const before = (await listed()).length
    const answers = await Promise.all([1, 2, 3].map(() => visitor.askForContact({ body })))
    const again = await visitor.askForContact({ body })
    const codes = new Set([...answers, again].map((answer) => answer.body.code))
    expect(codes.size).toBe(1)
    expect(await listed()).toHaveLength(before + 1)
    const changed = { ...body, words: 'Autre chose.' }
    expect(await refusalOf(visitor.askForContact({ body: changed }))).toMatchObject({
      status: 422,
      code: 'idempotency_mismatch',
    })
  })

  test('is nobody else’s: neither by its id, nor by a code that somebody made up, nor by its id as a code', async () => {
    const receipt = await ask()
    const { params } = await requestOf(receipt)
    const unknown = { status: 404, code: 'not_found' }
    expect(await refusalOf(other.coordinator.api.readContactRequest({ params }))).toMatchObject(unknown)
    expect(
      await refusalOf(
        other.coordinator.api.answerContactRequest({ params, ifMatch: 1, body: { answer: 'contacted' } }),
      ),
    ).toMatchObject(unknown)
    for (const code of ['0'.repeat(26), params.contactRequestId]) {
      expect(await refusalOf(visitor.readContactReceipt(at(code)))).toMatchObject(unknown)
      expect(await refusalOf(visitor.takeBackContactRequest(at(code)))).toMatchObject(unknown)
    }
    expect((await receiptOf(receipt.code)).state).toBe('waiting')
    // Nobody who sees no people sees it.
    for (const roles of [['auditor'], ['instructor']]) {
      const member = await stage.join(centre.admin, roles)
      expect(await refusalOf(member.api.listContactRequests())).toMatchObject({ status: 403 })
    }
    expect(await refusalOf(centre.admin.api.readContactRequest({ params }))).toMatchObject({ status: 403 })
  })

  test('is found again by nothing that is kept: neither code nor name stands in a row, a key or a log', async () => {
    const receipt = await ask(toCentre, { name: 'Zeinabou' })
    const rows = await rowsOf(centre.tenant.id)
    const { params } = await requestOf(receipt)
    const others = [
      ...(await partition(cloud, 'main', `P#RECEIPT#${params.contactRequestId}`)),
      ...(await partition(cloud, 'keys', `T#${centre.tenant.id}#NEWCOMER#${params.contactRequestId}`)),
    ]
    expect(others).toHaveLength(2)
    for (const marked of [receipt.code, 'Zeinabou', '770000001']) {
      expect(JSON.stringify([...rows, ...others])).not.toContain(marked)
    }
  })
})

describe('what is refused', () => {
  test.each([
    ['name', { name: ' ' }, 'body.name'],
    ['a name with a link', { name: 'www.example.org' }, 'body.name'],
    [
      'a number of no country',
      { channel: { ...anAsk.channel, value: '77 000 00 01' } },
      'body.channel.value',
    ],
    ['a number that nobody has', { channel: { ...anAsk.channel, value: '+221 00' } }, 'body.channel.value'],
    ['post', { channel: { ...anAsk.channel, kind: 'postal', value: 'Rue 6' } }, 'body.channel.kind'],
    [
      'a contact that is forbidden',
      { channel: { ...anAsk.channel, safety: { ...anAsk.channel.safety, doNotContact: true } } },
      'body.channel.safety.doNotContact',
    ],
    ['no language', { language: 'xx-' }, 'body.language'],
    ['no country', { country: 'YY' }, 'body.country'],
    ['a long answer to when', { when: 'x'.repeat(121) }, 'body.when'],
    ['many words', { words: 'x'.repeat(301) }, 'body.words'],
    ['words with a link', { words: 'voir https://example.org/a' }, 'body.words'],
    ['an older text', { agreement: { edition: 2, language: 'fr' } }, 'body.agreement.edition'],
    ['both places', { offerId: offer.id }, 'body.offerId'],
    ['a token of somebody’s own', { token: `${'0'.repeat(26)}abc.${'A'.repeat(43)}` }, 'body.token'],
  ])('%s is told at its field, and nothing is kept', async (_, change, path) => {
    const before = await rowsOf(centre.tenant.id)
    const refusal = await refusalOf(visitor.askForContact({ body: askOf(toCentre, nextForm(), change) }))
    expect(refusal).toMatchObject({ status: 400, errors: [{ path }] })
    expect(await rowsOf(centre.tenant.id)).toHaveLength(before.length)
  })

  test('a form that is sent faster than anybody reads it', async () => {
    const { body: form } = await visitor.openContactForm()
    expect(await refusalOf(visitor.askForContact({ body: askOf(toCentre, form.token) }))).toMatchObject({
      errors: [{ path: 'body.token', code: 'form_too_early' }],
    })
  })

  test('a request of an offer that was withdrawn, of a centre that switched it off, and of one that is suspended', async () => {
    const unknown = { status: 404 }
    const shortLived = await publishedOffer(other.admin.api)
    await other.admin.api.withdrawOffer({ params: { offerId: shortLived.id }, ifMatch: shortLived.version })
    const toOther = { organisationId: other.tenant.id }
    await cloud.settled()
    expect(await refusalOf(ask({ offerId: shortLived.id }))).toMatchObject(unknown)

    expect((await ask(toOther)).state).toBe('waiting')
    const body = { state: 'open' as const, languages: ['fr'], takesContactRequests: false }
    await other.admin.api.setCentre({ ifMatch: 2, body })
    await cloud.settled()
    expect(await refusalOf(ask(toOther))).toMatchObject(unknown)
    const page = await fetch(`${cloud.api}/v1/public/pages/contact?centre=${other.tenant.id}&in=fr`)
    expect(page.status).toBe(404)
    await other.admin.api.setCentre({ ifMatch: 3, body: { ...body, takesContactRequests: true } })
    await cloud.settled()
    expect((await ask(toOther)).state).toBe('waiting')

    const { body: tenant } = await operator.readTenant({ params: { tenantId: other.tenant.id } })
    const suspension = { params: { tenantId: other.tenant.id }, ifMatch: tenant.version }
    await operator.suspendTenant(suspension)
    await cloud.settled()
    expect(await refusalOf(ask(toOther))).toMatchObject(unknown)
  })

  test('more requests than an organisation can answer: what stands is kept, and the page tells how it is reached', async () => {
    const standing = (await listed()).length
    const tally = (await rowsOf(centre.tenant.id)).find(({ sk }) => sk?.['S'] === 'TALLY')
    if (tally === undefined) throw new Error('nothing was counted')
    const today = new Date().toISOString().slice(0, 10)
    const count = (asked: number, waiting: number) => ({
      L: [{ M: { day: { S: today }, asked: { N: String(asked) }, waiting: { N: String(waiting) } } }],
    })
    await plant(cloud, 'main', { ...tally, days: count(40, 5) })
    expect(await refusalOf(ask())).toMatchObject({
      status: 409,
      code: 'limit_reached',
      what: 'contact_requests_of_day',
    })
    await plant(cloud, 'main', { ...tally, days: count(5, 100) })
    expect(await refusalOf(ask())).toMatchObject({ code: 'limit_reached', what: 'contact_requests' })
    const { answer, text } = await send({ ...typed, value: dialled, token: nextForm() })
    expect(answer.status).toBe(409)
    expect(text).toContain('tel:+221338210000')
    expect(await listed()).toHaveLength(standing)
    await plant(cloud, 'main', tally)
    expect((await ask()).state).toBe('waiting')
  })
})

const pages = `${cloud.api}/v1/public/pages`
/** As it is typed on a telephone in Arabic. */
const dialled = '+٢٢١ ٧٧ ٠٠٠ ٠٠ ٠١'
const typed = {
  in: 'ar',
  centre: centre.tenant.id,
  name: 'عائشة',
  kind: 'whatsapp',
  value: '٠٠',
  language: 'ar',
  country: 'SN',
  when: '',
  words: '',
  codeWord: '',
  website: '',
  agreed: 'yes',
}

async function send(fields: Readonly<Record<string, string>>, path = '/contact') {
  const answer = await fetch(`${pages}${path}`, {
    method: 'POST',
    headers: { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  return { answer, text: await answer.text() }
}

describe('the form', () => {
  test('says to what one agrees, keeps nothing on the way, and is small', async () => {
    const answer = await fetch(`${pages}/contact?offer=${offer.id}&in=ar`)
    const text = await answer.text()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(30_000)
    expect(text).toContain('<html lang="ar" dir="rtl">')
    expect(text).toMatch(/name="agreed" value="yes" required/)
    expect(text).not.toContain('checked')
    expect(text).not.toContain('<script')
  })

  test('shows what is wrong at each field, and keeps what was typed', async () => {
    const { answer, text } = await send({
      ...typed,
      token: nextForm(),
      country: '',
      agreed: '',
      website: 'x',
      words: '<b>www.example.org</b>',
    })
    expect(answer.status).toBe(400)
    for (const field of ['value', 'country', 'agreed', 'words'])
      expect(text, field).toContain(`id="${field}-wrong"`)
    expect(text).toContain('value="عائشة"')
    expect(text).toContain('&lt;b&gt;www.example.org&lt;/b&gt;')
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(30_000)
  })

  test('leads to the receipt, which a reload reads again, and from there back out', async () => {
    const sent = { ...typed, value: dialled, shared: 'yes', silent: 'yes', token: nextForm() }
    const { answer } = await send(sent)
    expect(answer.status).toBe(303)
    const location = String(answer.headers.get('location'))
    const again = await send(sent)
    expect(again.answer.headers.get('location')).toBe(location)
    const address = new URL(location, `${pages}/contact`)
    const receipt = await fetch(address).then((page) => page.text())
    expect(Buffer.byteLength(receipt)).toBeLessThanOrEqual(30_000)
    const [, shown = ''] = /class="code" dir="ltr">([^<]+)</.exec(receipt) ?? []
    expect(receipt).not.toContain('عائشة')

    // Typed from paper: in small letters, with blanks and an o for a zero.
    const code = shown.replaceAll('-', ' ').toLowerCase().replaceAll('0', 'o')
    const found = await send({ in: 'ar', code }, '/receipts')
    expect(found.answer.headers.get('location')).toBe(location)
    expect((await send({ in: 'ar', code: 'abc' }, '/receipts')).answer.status).toBe(400)

    const [path = ''] = location.split('?')
    const back = await send({ in: 'ar' }, `/${path}/take-back`)
    expect(back.answer.status).toBe(303)
    const done = await fetch(
      new URL(String(back.answer.headers.get('location')), `${pages}/${path}/take-back`),
    )
    expect(await done.text()).toContain('سُحب طلبك')
    expect((await fetch(address, { headers: { Accept: 'text/html' } })).status).toBe(404)
  })
})
