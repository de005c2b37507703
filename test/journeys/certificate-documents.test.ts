import { describe, expect, test } from 'vitest'
import { aProgramme, memberId, named } from '../support/casework.ts'
import { aHeldSession, aPlannedCase, type Course } from '../support/certificates.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { offlineVerdict } from '../support/offline-verdict.ts'
import { ownLink } from '../support/own-link.ts'
import { cutOut, seePdf } from '../support/pdf.ts'
import { refusalOf } from '../support/refusal.ts'
import { readByTwo } from '../support/two-decoders.ts'

/* A certificate as whoever is shown it sees it: its text as it is copied, its codes as they are photographed. */

const stage = await openTestCloud({ concurrency: 1 })
const { tenant, admin } = await stage.openTenant()
const [coach, colleague, coordinator] = [
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coordinator']),
]
const { programme, modules } = await aProgramme(coordinator.api)
const module = modules.find(({ trade }) => trade.code === 'sewing')
if (module === undefined) throw new Error('the template has modules')
const course: Course = { programme, module, coach }

/** A certificate of somebody of this name. */
async function certified(given: string, family: string) {
  const case_ = await aPlannedCase(course, 4, named(given, family))
  await aHeldSession(course, [[case_.id, 4]])
  const params = { participantId: case_.id }
  const { body } = await coach.api.issueCertificate({
    params,
    body: {
      kind: 'competence',
      moduleId: course.module.id,
      decision: { by: memberId(coach), on: inDays(-1) },
    },
  })
  return { case_, ...body, params: { ...params, certificateId: body.id } }
}

const languages = ['de', 'en', 'fr', 'ar'] as const
const kinds = {
  de: 'Kompetenznachweis',
  en: 'Certificate of competence',
  fr: 'Certificat de compétence',
  ar: 'شهادة كفاءة',
} as const

describe('the document of a certificate', () => {
  test.each(languages)(
    'in %s is one tagged page that says whose it is, of what and by whom',
    async (language) => {
      const issued = await certified('Fatou', 'Ndiaye-Sèye')
      const answer = await coach.api.readCertificateDocument({ params: issued.params, query: { language } })
      expect(answer.headers.get('content-type')).toBe('application/pdf')
      expect(answer.headers.get('content-language')).toBe(language)
      const { pages, lines, bytes } = await seePdf(answer.body)
      expect(pages).toBe(1)
      expect(lines).toContain(kinds[language])
      expect(bytes).toContain('/StructTreeRoot')
      expect(bytes).toContain(`/Lang (${language})`)
      if (language === 'ar') return // a reader that turns round what stands from left to right is no proof of it
      expect(lines).toContain('Fatou Ndiaye-Sèye')
      expect(lines).toContain(tenant.name)
      expect(lines).toContain(module.title[language] ?? module.title['en'])
    },
  )

  test('in Arabic is shaped, and copied as it was written', async () => {
    const issued = await certified('حسين', 'عبد الرحمن')
    const { body } = await coach.api.readCertificateDocument({
      params: issued.params,
      query: { language: 'ar' },
    })
    const { lines } = await seePdf(body)
    expect(lines).toContain('شهادة كفاءة')
    expect(lines).toContain('حسين عبد الرحمن')
    expect(lines.join(' ')).toContain('تم حضور 4 من 4 حصص تدريبية، وأثبت من يقوم بالتدريس الكفاءة')
  })

  test('sets a name in another direction than the page, and one that fits no line', async () => {
    const mixed = await certified('حسين', 'Al-Hussein')
    const { body } = await coach.api.readCertificateDocument({
      params: mixed.params,
      query: { language: 'en' },
    })
    expect((await seePdf(body)).lines).toContain('حسين Al-Hussein')
    const long = await certified('Ngũgĩ'.repeat(12), 'wa Thiong’o')
    const { body: wide } = await coach.api.readCertificateDocument({
      params: long.params,
      query: { language: 'en' },
    })
    const seen = await seePdf(wide)
    expect(seen.pages).toBe(1)
    expect(seen.lines.join('').replaceAll('\u200b', '')).toContain('Ngũgĩ'.repeat(12))
    for (const y of [0.1, 0.2, 0.3])
      expect(darkIn(cutOut(seen.picture, { x: 0.95, y, width: 0.05, height: 0.1 }))).toBe(0)
  })

  test.each(['en', 'ar'] as const)(
    'bears in %s two codes that two decoders read: the check, and the credential that verifies offline',
    async (language) => {
      const issued = await certified('Fatou', 'Ndiaye')
      const { body } = await coach.api.readCertificateDocument({ params: issued.params, query: { language } })
      const { picture, lines } = await seePdf(body)
      const halves = [0, 0.5].map((x) => readByTwo(cutOut(picture, { x, y: 0.5, width: 0.5, height: 0.5 })))
      const [check, whole] = language === 'ar' ? halves.toReversed() : halves
      const address = `${stage.cloud.api}/v1/public/certificates/${issued.code}/page`
      expect(check).toEqual([address, address])
      if (language === 'en') expect(lines).toContain(address)
      expect(await (await fetch(address)).text()).toContain('class="state valid"')

      const [text = '', again] = whole ?? []
      expect(again).toBe(text)
      expect(text).toMatch(/^PSRC1:[0-9A-Z $%*+\-./:]+$/)
      const offline = (code: string) => offlineVerdict(stage.cloud.api, text, { issuer: tenant.id, code })
      expect(await offline(issued.code)).toMatch(/^valid: /)
      const other = await certified('Awa', 'Diop')
      expect(await offline(other.code)).toBe('refused: swapped: it is another certificate')
      await coach.api.revokeCertificate({ params: issued.params, ifMatch: 1, body: { reason: 'replaced' } })
      expect(await offline(issued.code)).toBe('refused: revoked')
    },
  )

  test('is one’s own by one’s own link, and nobody else’s', async () => {
    const [issued, other] = [await certified('Fatou', 'Ndiaye'), await certified('Awa', 'Diop')]
    const { api } = await ownLink(stage, coach, issued.case_)
    const params = { certificateId: issued.id }
    const { body, headers } = await api.readOwnCertificateDocument({ params, query: { language: 'fr' } })
    expect(headers.get('content-language')).toBe('fr')
    expect((await seePdf(body)).lines).toContain('Fatou Ndiaye')
    const foreign = api.readOwnCertificateDocument({ params: { certificateId: other.id } })
    expect(await refusalOf(foreign)).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('is not set where it was taken back, nor for whoever does not work with the case', async () => {
    const issued = await certified('Fatou', 'Ndiaye')
    expect(await refusalOf(colleague.api.readCertificateDocument({ params: issued.params }))).toMatchObject({
      status: 404,
    })
    expect(await refusalOf(admin.api.readCertificateDocument({ params: issued.params }))).toMatchObject({
      status: 403,
    })
    await coach.api.revokeCertificate({ params: issued.params, ifMatch: 1, body: { reason: 'replaced' } })
    expect(await refusalOf(coach.api.readCertificateDocument({ params: issued.params }))).toMatchObject({
      status: 409,
      code: 'not_possible',
    })
    const { api } = await ownLink(stage, coach, issued.case_)
    expect(
      await refusalOf(api.readOwnCertificateDocument({ params: { certificateId: issued.id } })),
    ).toMatchObject({ status: 409 })
  })
})

function darkIn({ data }: { readonly data: Uint8ClampedArray }): number {
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
  return dark
}
