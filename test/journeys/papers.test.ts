import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { partition, plant, scan } from '../support/engine.ts'
import { preparedCase, twoHouses } from '../support/exchange.ts'
import { otherPin } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'
import { scanCodes } from '../support/scan-codes.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, chief, bfz } = houses

/** A paper of a new case; no corridor and no referral has to do with it. */
async function issued(tiers: ('T0' | 'T1' | 'T2')[] = ['T0', 'T1', 'T2']) {
  const { id, version } = await preparedCase(houses)
  const params = { participantId: id }
  const consent = { language: 'fr', witnessId: memberId(jonas), readAloud: true }
  const { body } = await miriam.api.issuePaper({ params, body: { tiers, needs: ['job_search'], consent } })
  const { codes, pin = '', paperId } = body
  const [, , key = ''] = codes[0]?.split(':') ?? []
  const bearer = stage.client(`PSRL1.${key}`)
  return { params, version, paperId, codes, pin, key, bearer, expiresAt: body.expiresAt }
}

describe('a handover that the person carries', () => {
  test('is opened once by whoever they show it to, with its PIN', async () => {
    const paper = await issued()
    expect(paper.codes.length).toBeLessThanOrEqual(3)
    expect(paper.pin).toMatch(/^\d{6}$/)
    const body = { codes: [...paper.codes].reverse(), pin: paper.pin }
    const { body: opened } = await paper.bearer.redeemPaper({ body })
    expect(opened).toMatchObject({
      manifest: {
        format: 'passerelle.paper.1',
        paperId: paper.paperId,
        issuer: { id: bfz.id, name: bfz.name },
      },
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(opened.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2'])
    expect(opened.parts[2]?.text).toContain('Ndiaye')
    expect(opened.parts[0]?.text).not.toContain('Ndiaye')
    expect(await refusalOf(paper.bearer.redeemPaper({ body }))).toMatchObject({
      status: 409,
      code: 'paper_already_redeemed',
      redeemedAt: opened.redeemedAt,
    })
  })

  test('is printed on the person’s sheet until it is opened, in codes that another reader reads', async () => {
    const paper = await issued()
    const sheet = async () => String((await miriam.api.readSheet({ params: paper.params })).body)
    const printed = await sheet()
    expect(Buffer.byteLength(printed)).toBeLessThan(100_000)
    expect(printed).not.toContain(paper.pin)
    const codes = scanCodes(printed)
    expect(codes).toEqual(paper.codes)
    expect((await paper.bearer.redeemPaper({ body: { codes: [...codes], pin: paper.pin } })).status).toBe(200)
    expect(scanCodes(await sheet())).toEqual([])
  })

  test('is answered again to the very request whose answer was lost', async () => {
    const paper = await issued(['T0'])
    const call = { body: { codes: paper.codes, pin: paper.pin }, idempotencyKey: 'the-line-was-bad-at-noon' }
    const { body: first } = await paper.bearer.redeemPaper(call)
    const repeated = await paper.bearer.redeemPaper(call)
    expect(repeated.body).toEqual(first)
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
  })

  test('locks for good with the fifth wrong PIN, and the same request counts once', async () => {
    const paper = await issued(['T0'])
    const wrong = (step: number) => ({ body: { codes: paper.codes, pin: otherPin(paper.pin, step) } })
    const twice = { ...wrong(1), idempotencyKey: 'one-wrong-pin-sent-twice' }
    expect(await refusalOf(paper.bearer.redeemPaper(twice))).toMatchObject({
      status: 422,
      code: 'wrong_pin',
      left: 4,
    })
    expect(await refusalOf(paper.bearer.redeemPaper(twice))).toMatchObject({ code: 'wrong_pin', left: 4 })
    for (const left of [3, 2, 1]) {
      expect(await refusalOf(paper.bearer.redeemPaper(wrong(5 - left)))).toMatchObject({
        code: 'wrong_pin',
        left,
      })
    }
    expect(await refusalOf(paper.bearer.redeemPaper(wrong(5)))).toMatchObject({ code: 'paper_locked' })
    const right = { body: { codes: paper.codes, pin: paper.pin } }
    expect(await refusalOf(paper.bearer.redeemPaper(right))).toMatchObject({
      status: 409,
      code: 'paper_locked',
    })
    const rows = await scan(stage.cloud, 'keys')
    expect(JSON.stringify(rows)).not.toContain(paper.paperId)
  })

  test('takes every other fault of what was scanned for what it is, and counts none of them', async () => {
    const paper = await issued()
    const other = await issued()
    const [first = '', ...rest] = paper.codes
    const altered = `${first.slice(0, -1)}${first.endsWith('0') ? '1' : '0'}`
    const faults = {
      codes_missing: rest.length > 0 ? rest : [],
      codes_of_two_papers: [...rest, other.codes[0] ?? ''],
      codes_altered: [altered, ...rest],
      codes_unreadable: ['PSRL1:1/1:nothing'],
    }
    for (const [code, codes] of Object.entries(faults)) {
      if (codes.length === 0) continue
      const refused = await refusalOf(paper.bearer.redeemPaper({ body: { codes, pin: paper.pin } }))
      expect(refused).toMatchObject({ status: 400, code: 'invalid', errors: [{ path: 'body.codes', code }] })
    }
    const swapped = other.bearer.redeemPaper({ body: { codes: paper.codes, pin: paper.pin } })
    expect(await refusalOf(swapped)).toMatchObject({ errors: [{ code: 'codes_of_two_papers' }] })
    expect((await paper.bearer.redeemPaper({ body: { codes: paper.codes, pin: paper.pin } })).status).toBe(
      200,
    )
  })

  test('is of no use when its time is over, and no longer on the sheet', async () => {
    const paper = await issued(['T0'])
    const place = `T#${bfz.id}#PAPER#${paper.paperId}`
    const rows = await partition(stage.cloud, 'main', place)
    const row = rows.find(({ sk }) => sk?.['S'] === 'PAPER')
    const over = new Date(Date.now() - 60_000).toISOString()
    await plant(stage.cloud, 'main', { ...row, endsAt: { S: over } })
    const body = { codes: paper.codes, pin: paper.pin }
    expect(await refusalOf(paper.bearer.redeemPaper({ body }))).toMatchObject({
      code: 'paper_expired',
      expiredAt: over,
    })
    expect(scanCodes(String((await miriam.api.readSheet({ params: paper.params })).body))).toEqual([])
  })

  test('is taken back when it was lost, and is still told of', async () => {
    const paper = await issued()
    const params = { ...paper.params, paperId: paper.paperId }
    const listed = async () => (await miriam.api.listPapers({ params: paper.params })).body.items
    const view = {
      paperId: paper.paperId,
      tiers: ['T0', 'T1', 'T2'],
      issuedBy: memberId(miriam),
      expiresAt: paper.expiresAt,
    }
    expect(await listed()).toMatchObject([{ ...view, state: 'issued' }])
    expect((await miriam.api.revokePaper({ params })).status).toBe(204)
    // A second click finds nothing left to do.
    expect((await miriam.api.revokePaper({ params })).status).toBe(204)
    expect(await listed()).toMatchObject([
      { ...view, state: 'revoked', revokedAt: expect.stringMatching(/Z$/) },
    ])
    const body = { codes: paper.codes, pin: paper.pin }
    expect(await refusalOf(paper.bearer.redeemPaper({ body }))).toMatchObject({
      status: 409,
      code: 'paper_revoked',
    })
    expect(JSON.stringify(await scan(stage.cloud, 'keys'))).not.toContain(paper.paperId)
    expect(scanCodes(String((await miriam.api.readSheet({ params: paper.params })).body))).toEqual([])
  })

  test('is not taken back once it was opened, which its list says', async () => {
    const paper = await issued(['T0'])
    const { body: opened } = await paper.bearer.redeemPaper({ body: { codes: paper.codes, pin: paper.pin } })
    const { redeemedAt } = opened
    const { body } = await miriam.api.listPapers({ params: paper.params })
    expect(body).toEqual({ items: [expect.objectContaining({ state: 'redeemed', redeemedAt })] })
    const revoking = miriam.api.revokePaper({ params: { ...paper.params, paperId: paper.paperId } })
    expect(await refusalOf(revoking)).toMatchObject({
      status: 409,
      code: 'paper_already_redeemed',
      redeemedAt,
    })
  })

  test('of two who open it and take it back at once, one does', async () => {
    const paper = await issued(['T0'])
    const results = await Promise.allSettled([
      paper.bearer.redeemPaper({ body: { codes: paper.codes, pin: paper.pin } }),
      miriam.api.revokePaper({ params: { ...paper.params, paperId: paper.paperId } }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { body } = await miriam.api.listPapers({ params: paper.params })
    const [redeemed] = results
    expect(body.items).toMatchObject([{ state: redeemed.status === 'fulfilled' ? 'redeemed' : 'revoked' }])
  })

  test('is listed and taken back by those who work with the case, and is nobody else’s', async () => {
    const paper = await issued(['T0'])
    const other = await preparedCase(houses)
    expect((await lead.api.listPapers({ params: paper.params })).body.items).toHaveLength(1)
    expect((await lead.api.listPapers({ params: { participantId: other.id } })).body).toEqual({ items: [] })
    const params = { ...paper.params, paperId: paper.paperId }
    for (const stranger of [jonas, awa, chief]) {
      expect(await refusalOf(stranger.api.listPapers({ params: paper.params }))).toMatchObject({
        status: 404,
      })
      expect(await refusalOf(stranger.api.revokePaper({ params }))).toMatchObject({ status: 404 })
    }
    const elsewhere = { ...params, participantId: other.id }
    expect(await refusalOf(lead.api.revokePaper({ params: elsewhere }))).toMatchObject({ status: 404 })
    expect((await lead.api.revokePaper({ params })).status).toBe(204)
  })

  test('needs a second member of staff, and does not take what is sensitive', async () => {
    const { id } = await preparedCase(houses)
    const params = { participantId: id }
    const issue = (tiers: ('T0' | 'T3')[], witness = jonas) =>
      refusalOf(
        miriam.api.issuePaper({
          params,
          body: { tiers, needs: ['advice'], consent: { language: 'fr', witnessId: memberId(witness) } },
        }),
      )
    expect(await issue(['T0', 'T3'])).toMatchObject({
      errors: [{ path: 'body.tiers', code: 'not_on_paper' }],
    })
    expect(await issue(['T0'], miriam)).toMatchObject({ code: 'two_persons_required' })
    expect(await issue(['T0'], awa)).toMatchObject({ code: 'invalid' })
  })

  test('tells its PIN once, and its key opens nothing besides', async () => {
    const { id } = await preparedCase(houses)
    const params = { participantId: id }
    const consent = { language: 'fr', witnessId: memberId(jonas) }
    const call = {
      params,
      body: { tiers: ['T0' as const], needs: ['advice' as const], consent },
      idempotencyKey: 'print-it-once-please',
    }
    const { body: first } = await miriam.api.issuePaper(call)
    const { body: repeated } = await miriam.api.issuePaper(call)
    const { pin: _, ...rest } = first
    expect(repeated).toEqual(rest)
    const bearer = stage.client(`PSRL1.${first.codes[0]?.split(':')[2]}`)
    expect(await refusalOf(bearer.readParticipant({ params }))).toMatchObject({ status: 403 })
    expect(await refusalOf(bearer.listReferrals({ query: { box: 'inbox' } }))).toMatchObject({ status: 403 })
    const unknown = stage.client(`PSRL1.${bfz.id}${'0'.repeat(26)}`)
    const codes = first.codes.map((code) => code.replace(/:[^:]{52}:/, `:${bfz.id}${'0'.repeat(26)}:`))
    const tried = unknown.redeemPaper({ body: { codes, pin: '000000' } })
    expect(await refusalOf(tried)).toMatchObject({ status: 404 })
  })

  test('goes with the person who is erased', async () => {
    const paper = await issued(['T0'])
    await lead.api.eraseParticipant({ params: paper.params, ifMatch: paper.version })
    const call = paper.bearer.redeemPaper({ body: { codes: paper.codes, pin: paper.pin } })
    expect(await refusalOf(call)).toMatchObject({ status: 404 })
    const rows = await scan(stage.cloud, 'keys')
    expect(JSON.stringify(rows)).not.toContain(paper.paperId)
  })
})
