import { createHash } from 'node:crypto'
import { draftLanguages } from '@passerelle/messages/consent-drafts'
import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import {
  fatou,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, chief, lea, admins } = houses
const way = journey(houses)

type Texts = Parameters<Person['api']['writeConsentNotice']>[0]['body']['texts']
type Yes = Partial<Parameters<Person['api']['giveConsent']>[0]['body']>

const pashto: Texts = {
  purpose: 'موږ غواړو ستاسو په اړه یو څه هغه سازمان ته ورکړو چې تاسو غوره کړی دی.',
  choice: 'دا ستاسو پرېکړه ده. که نه ووایاست، هېڅ شی له لاسه نه ورکوئ.',
  tiers: 'تاسو ټاکئ چې څه ورکول کېدای شي.',
  never: 'ستاسو د پناه غوښتنې دوسیه هېڅکله نه ورکول کېږي.',
  abroad: 'په هغه هېواد کې ښايي بېل قوانین وي.',
  withdrawal: 'تاسو هر وخت خپل رضایت بېرته اخیستلای شئ.',
  end: 'ستاسو رضایت له څو میاشتو وروسته پای ته رسېږي.',
}
const whole = (texts: Texts) => Object.values(texts).join('\n\n')
const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const everything: SeenReferral['openTiers'] = ['T0', 'T1', 'T2']

/** The notice of the organisation in a language, as it stands. */
const noticeIn = async (language: string, who: Person = admins.bfz) =>
  (await who.api.readConsentNotice({ params: { language } })).body

async function write(language: string, texts: Texts, who: Person = admins.bfz) {
  const { version } = await noticeIn(language, who)
  return (await who.api.writeConsentNotice({ params: { language }, body: { texts }, ifMatch: version })).body
}

async function review(language: string, who: Person = lead) {
  const { version } = await noticeIn(language, who)
  const body = { basis: 'own_reading' as const }
  return (await who.api.reviewConsentNotice({ params: { language }, body, ifMatch: version })).body
}

async function withdraw(language: string, who: Person = lead) {
  const { version } = await noticeIn(language, who)
  return (await who.api.withdrawConsentNotice({ params: { language }, ifMatch: version })).body
}

/** A notice in force that nobody but this test knows of. */
async function inForce(language: string, texts: Texts) {
  await write(language, texts)
  return review(language)
}

const caseOf = (...languages: string[]) => preparedCase(houses, fatou({ languages }))

/** Somebody is asked, in a language. */
async function asked(language: string, ...languages: string[]) {
  const { id } = await caseOf(language, ...languages)
  const draft = await way.draft(id)
  const { body } = await miriam.api.requestConsent({
    ...way.at(draft),
    body: { tiers: everything, language },
  })
  return { ...body, caseId: id }
}

const preview = async (referral: Pick<SeenReferral, 'id'>, language?: string) =>
  (
    await miriam.api.previewPackage({
      params: { referralId: referral.id },
      query: language ? { language } : {},
    })
  ).body

const said = (referral: SeenReferral, language: string, more: Yes = {}) =>
  miriam.api.giveConsent({
    ...way.at(referral),
    body: {
      tiers: everything,
      packageVersion: referral.packageVersion,
      language,
      witnessId: memberId(jonas),
      ...more,
    },
  })

const receiptOf = async (referral: Pick<SeenReferral, 'id'>) =>
  (await miriam.api.readReceipt({ params: { referralId: referral.id } })).body['dpv:hasNotice']

const faultsOf = async (call: Promise<unknown>) =>
  (await refusalOf(call)).errors?.map(({ path, code }) => [path, code])

describe('a notice of an organisation’s own', () => {
  test('is written by its admins, reviewed by somebody else, and read by all who work there', async () => {
    const params = { language: 'ps' }
    expect(await noticeIn('ps', miriam)).toEqual({ language: 'ps', version: 1, editions: [], dir: 'rtl' })
    const body = { texts: pashto }
    for (const who of [miriam, lead, awa, chief, lea]) {
      const written = who.api.writeConsentNotice({ params, body, ifMatch: 1 })
      expect(await refusalOf(written)).toMatchObject({ status: 403 })
    }
    const draft = await write('ps', pashto)
    expect(draft).toMatchObject({ version: 2, dir: 'rtl', draft: pashto, editions: [{ state: 'draft' }] })
    expect(draft).not.toHaveProperty('inForce')

    const basis = { basis: 'sworn_translation' as const }
    const reviewing = (who: Person, ifMatch: number, idempotencyKey?: string) =>
      who.api.reviewConsentNotice({
        params,
        body: basis,
        ifMatch,
        ...(idempotencyKey && { idempotencyKey }),
      })
    expect(await refusalOf(reviewing(admins.bfz, 2))).toMatchObject({ code: 'two_persons_required' })
    expect(await refusalOf(reviewing(lead, 1))).toMatchObject({ status: 412, current: 2 })
    const { body: reviewed } = await reviewing(miriam, 2, 'review-of-pashto')
    expect(reviewed).toMatchObject({
      version: 3,
      inForce: pashto,
      editions: [
        {
          edition: 1,
          state: 'in_force',
          sha256: hashOf(whole(pashto)),
          writtenBy: memberId(admins.bfz),
          review: { by: memberId(miriam), basis: 'sworn_translation' },
        },
      ],
    })
    // A second click is answered as the first one, and a second review finds nothing to review.
    expect((await reviewing(miriam, 2, 'review-of-pashto')).body).toEqual(reviewed)
    expect(await refusalOf(reviewing(lead, 2))).toMatchObject({ status: 412, current: 3 })
    expect(await refusalOf(reviewing(lead, 3))).toMatchObject({ what: 'no_notice_draft' })
    const { body: list } = await jonas.api.listConsentNotices()
    expect(list.items).toContainEqual(expect.objectContaining({ language: 'ps', version: 3 }))
    await withdraw('ps')
  })

  test('is whole, says nothing that nobody fills in, and is in a language that the platform has none in', async () => {
    const { end: _, ...half } = pashto
    const put = (language: string, texts: Texts) =>
      admins.bfz.api.writeConsentNotice({ params: { language }, body: { texts }, ifMatch: 1 })
    expect(await faultsOf(put('so', half as Texts))).toEqual([['body.texts.end', 'required']])
    expect(await faultsOf(put('so', { ...pashto, choice: 'Dear {name}' }))).toEqual([
      ['body.texts.choice', 'unknown_placeholder'],
    ])
    expect(await faultsOf(put('so', { ...pashto, never: `${pashto.never}\u202E` }))).toEqual([
      ['body.texts.never', 'unprintable'],
    ])
    expect(await faultsOf(put('so', { ...pashto, never: 'x'.repeat(1201) }))).toEqual([
      ['body.texts.never', 'too_big_string'],
    ])
    expect(await faultsOf(put('so', { ...pashto, more: 'x' } as Texts))).toEqual([
      ['body.texts.more', 'unknown_field'],
    ])
    for (const language of ['de', 'ar-EG'])
      expect(await refusalOf(put(language, pashto))).toMatchObject({ what: 'notice_of_platform' })
    for (const language of ['zz', 'und', 'german'])
      expect(await refusalOf(put(language, pashto))).toMatchObject({ status: 400 })
    expect((await noticeIn('so')).editions).toEqual([])
  })

  test('is what people are shown from its review on, and the receipt names it', async () => {
    const before = await asked('so', 'fr')
    expect(before.notice).toMatchObject({ language: 'fr', source: 'platform' })
    const { sha256 } = (await inForce('so', { ...pashto, end: 'Somali' })).editions[0] ?? {}
    const own = { language: 'so', version: 1, sha256, source: 'organisation' }

    const referral = await asked('so', 'fr')
    expect(referral.notice).toEqual(own)
    const { notice, choices } = await preview(referral)
    expect(notice).toMatchObject({ ...own, dir: 'ltr', text: whole({ ...pashto, end: 'Somali' }) })
    expect(notice).not.toHaveProperty('draft')
    expect(hashOf(notice.text)).toBe(sha256)
    // What a choice would allow is said in the next language of theirs.
    expect(choices.at(-1)?.text).toMatch(/^Elle|^L’/)
    expect((await preview(referral, 'fr')).notice).toMatchObject({ language: 'fr', source: 'platform' })

    const link = await ownLink(stage, miriam, { id: referral.caseId })
    const params = { referralId: referral.id }
    expect((await link.api.readOwnConsent({ params })).body.notice).toMatchObject(own)
    const inFrench = await link.api.readOwnConsent({ params, query: { language: 'fr' } })
    expect(inFrench.body.notice).toMatchObject({ language: 'fr' })

    expect((await said(referral, 'so')).body).toMatchObject({ state: 'offered' })
    expect(await receiptOf(referral)).toMatchObject({
      'dct:language': 'so',
      'dct:hasVersion': 1,
      'passerelle:sha256': sha256,
      'passerelle:source': 'organisation',
    })
    await withdraw('so')
    // What was agreed to is still there to be read.
    const edition = await miriam.api.readNoticeEdition({ params: { language: 'so', edition: '1' } })
    expect(edition.body).toMatchObject({ state: 'withdrawn', ended: { by: memberId(lead) } })
    expect(hashOf(edition.body.text)).toBe((await receiptOf(referral))['passerelle:sha256'])
  })

  test('is the one that the person says yes to alone', async () => {
    await inForce('tr', { ...pashto, end: 'Türkçe' })
    const referral = await asked('tr')
    const link = await ownLink(stage, miriam, { id: referral.caseId })
    const params = { referralId: referral.id }
    const { body: shown } = await link.api.readOwnConsent({ params })
    expect(shown.notice).toMatchObject({ language: 'tr', source: 'organisation' })
    await link.api.giveOwnConsent({
      params,
      ifMatch: shown.version,
      body: {
        tiers: everything,
        packageVersion: shown.packageVersion,
        language: shown.notice.language,
        shown: { sha256: shown.notice.sha256 },
      },
    })
    const { body: receipt } = await link.api.readOwnReceipt({ params })
    expect(receipt['dpv:hasNotice']).toMatchObject({ 'dct:language': 'tr', 'dct:hasVersion': 1 })
    await withdraw('tr')
  })

  test('that changes while somebody is asked needs a yes to the new one', async () => {
    await inForce('sq', { ...pashto, end: 'E para' })
    const [changed, withdrawn, alone] = [await asked('sq'), await asked('sq', 'fr'), await asked('sq')]
    const first = (await preview(changed)).notice
    const old = { shown: { sha256: first.sha256 } }
    await inForce('sq', { ...pashto, end: 'E dyta' })
    const refused = [['body.shown', 'notice_changed']]
    expect(await faultsOf(said(changed, 'sq'))).toEqual(refused)
    expect(await faultsOf(said(changed, 'sq', old))).toEqual(refused)
    const link = await ownLink(stage, miriam, { id: alone.caseId })
    const yes = { tiers: everything, packageVersion: alone.packageVersion, language: 'sq' }
    expect(await faultsOf(link.api.giveOwnConsent({ ...way.at(alone), body: yes }))).toEqual(refused)
    const { notice } = await preview(changed)
    expect(notice).toMatchObject({ version: 2 })
    await said(changed, 'sq', { shown: { sha256: notice.sha256 } })
    expect(await receiptOf(changed)).toMatchObject({ 'dct:hasVersion': 2 })

    await withdraw('sq')
    expect(await faultsOf(said(withdrawn, 'sq', { interpreter: true }))).toEqual(refused)
    expect(await faultsOf(said(withdrawn, 'sq', { interpreter: true, ...old }))).toEqual(refused)
    const french = (await preview(withdrawn)).notice
    expect(french).toMatchObject({ language: 'fr', draft: { language: 'sq', status: 'unreviewed' } })
    const inFrench = { shown: { sha256: french.sha256 } }
    expect(await faultsOf(said(withdrawn, 'sq', inFrench))).toEqual([
      ['body.interpreter', 'interpreter_required'],
    ])
    await said(withdrawn, 'sq', { interpreter: true, ...inFrench })
    expect(await receiptOf(withdrawn)).toMatchObject({
      'dct:language': 'fr',
      'passerelle:source': 'platform',
    })
  })

  test('is nobody else’s: neither told to another organisation nor shown on the other side', async () => {
    await inForce('ur', { ...pashto, end: 'bfz alone' })
    for (const who of [admins.dakar, chief, lea, admins.elsewhere]) {
      expect(await noticeIn('ur', who)).toEqual({ language: 'ur', version: 1, editions: [], dir: 'rtl' })
      expect((await who.api.listConsentNotices()).body.items).toEqual([])
      const params = { language: 'ur', edition: '1' }
      expect(await refusalOf(who.api.readNoticeEdition({ params }))).toMatchObject({ status: 404 })
    }
    // The receiver's own notice is put before nobody whom the sender asks, and the sender's before nobody there.
    await write('so', { ...pashto, end: 'dakar alone' }, admins.dakar)
    await review('so', chief)
    const referral = await asked('so', 'ur', 'fr')
    expect(referral.notice).toMatchObject({ language: 'ur', source: 'organisation' })
    expect((await preview(referral)).notice.text).toContain('bfz alone')
    const active = await referralIn(houses, 'active', 'handover', (await caseOf('so', 'ur', 'fr')).id)
    const params = { referralId: active.id }
    expect(await refusalOf(awa.api.previewPackage({ params }))).toMatchObject({ status: 403 })
    const { participantId } = (await awa.api.readReferral({ params })).body
    if (participantId === undefined) throw new Error('a handover without a case')
    const theirs = await ownLink(stage, awa, { id: participantId })
    const { notice } = (await theirs.api.readOwnConsent({ params })).body
    expect(notice.source).toBe('platform')
    await withdraw('ur')
  })

  test('is named on the paper that rests on it, and on the sheet', async () => {
    await inForce('ku', { ...pashto, end: 'Kurmancî' })
    const { id } = await caseOf('ku')
    const params = { participantId: id }
    const consent = { language: 'ku', witnessId: memberId(jonas) }
    const paper = { tiers: ['T0' as const], needs: ['job_search' as const], consent }
    await miriam.api.issuePaper({ params, body: paper })
    const { sha256 = '' } = (await noticeIn('ku')).editions[0] ?? {}
    const sheet = String((await miriam.api.readSheet({ params })).body)
    expect(sheet).toContain(sha256.slice(0, 12))
    await withdraw('ku')
    expect(await faultsOf(miriam.api.issuePaper({ params, body: paper }))).toEqual([
      ['body.consent.interpreter', 'interpreter_required'],
    ])
  })
})

describe('a draft that nobody has reviewed', () => {
  test.each(draftLanguages)('is shown beside a reviewed notice, never by itself: %s', async (language) => {
    const referral = await asked(language, 'fr')
    const { notice } = await preview(referral)
    expect(notice).toMatchObject({
      language: 'fr',
      source: 'platform',
      dir: 'ltr',
      draft: {
        status: 'unreviewed',
        language,
        dir: ['fa-AF', 'ps', 'ur'].includes(language) ? 'rtl' : 'ltr',
        sha256: hashOf(notice.draft?.text ?? ''),
      },
    })
    expect(notice.text).toMatch(/^Nous/)
  })

  test('is named on the receipt by whoever showed it, and the consent rests on the reviewed one', async () => {
    const referral = await asked('ps', 'fr')
    const { notice } = await preview(referral, 'ps')
    const { language = '', sha256 = '' } = notice.draft ?? {}
    const shown = (draft: string) => ({
      readAloud: true,
      shown: { sha256: notice.sha256, draft: { language, sha256: draft } },
    })
    expect(await faultsOf(said(referral, 'ps', shown(notice.sha256)))).toEqual([
      ['body.shown.draft', 'notice_changed'],
    ])
    const unheard = { ...shown(sha256), readAloud: false }
    expect(await faultsOf(said(referral, 'ps', unheard))).toEqual([
      ['body.interpreter', 'interpreter_required'],
    ])
    await said(referral, 'ps', shown(sha256))
    expect(await receiptOf(referral)).toMatchObject({
      'dct:language': 'fr',
      'passerelle:sha256': notice.sha256,
      'passerelle:shownBeside': {
        'passerelle:status': 'unreviewed',
        'dct:language': 'ps',
        'passerelle:sha256': sha256,
      },
    })
  })

  test('stands on no receipt where nobody says that it was shown, and beside nothing where none is needed', async () => {
    const referral = await asked('ps', 'fr')
    await said(referral, 'ps', { interpreter: true })
    expect(await receiptOf(referral)).not.toHaveProperty('passerelle:shownBeside')
    const french = await asked('fr', 'ps')
    expect((await preview(french)).notice).not.toHaveProperty('draft')
    const wolof = await asked('wo', 'fr')
    expect((await preview(wolof)).notice).not.toHaveProperty('draft')
  })

  test('is shown to somebody who comes by their own link, whatever their machine prefers', async () => {
    const referral = await asked('ps')
    const link = await ownLink(stage, miriam, { id: referral.caseId })
    const params = { referralId: referral.id }
    const { body } = await link.api.readOwnConsent({ params })
    expect(body.notice).toMatchObject({ language: 'en', draft: { language: 'ps', dir: 'rtl' } })
    const english = { query: { language: 'en' }, params }
    expect((await link.api.readOwnConsent(english)).body.notice.draft).toMatchObject({ language: 'ps' })
    const { sha256, draft } = body.notice
    await link.api.giveOwnConsent({
      ...way.at(referral),
      body: {
        tiers: everything,
        packageVersion: referral.packageVersion,
        language: 'en',
        shown: { sha256, ...(draft && { draft: { language: draft.language, sha256: draft.sha256 } }) },
      },
    })
    const { body: receipt } = await link.api.readOwnReceipt({ params })
    expect(receipt['dpv:hasNotice']).toMatchObject({
      'dct:language': 'en',
      'passerelle:shownBeside': { 'dct:language': 'ps' },
    })
  })
})
