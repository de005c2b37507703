import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { fatou, inDays, journey, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, dakar } = houses
const way = journey(houses)

const languages = ['en', 'de', 'fr', 'ar'] as const

async function sheetOf(participantId: string, language: (typeof languages)[number]) {
  const { body, headers } = await miriam.api.readSheet({ params: { participantId }, query: { language } })
  return { text: String(body), headers }
}

test('a person takes along who accompanies them, what was done, what was asked for and who helps there', async () => {
  const accepted = await referralIn(houses, 'accepted')
  const { body: seen } = await miriam.api.readReferral({ params: { referralId: accepted.id } })
  const params = { participantId: seen.participantId ?? '' }
  const { body: plan } = await miriam.api.readPlan({ params })
  await miriam.api.recordPlanProgress({
    params: { ...params, itemId: plan.items[0]?.id ?? '' },
    body: { status: 'partly', teachingUnitsDone: 7 },
    ifMatch: plan.version,
  })
  const { body: screen } = await miriam.api.departEarly({ params, body: { date: inDays(5) }, ifMatch: 1 })
  expect(screen.sheet).toBe(`/v1/participants/${params.participantId}/sheet`)
  const { text } = await sheetOf(params.participantId, 'fr')
  expect(text).toContain('Fatou Ndiaye')
  expect(text).toContain(dakar.name)
  expect(text).toContain(accepted.pseudonym)
  expect(text).toMatch(/7 sur \d+/)
  expect(text).toContain('7 unités d’enseignement')
  for (const { title } of plan.items) expect(text).toContain(title['fr'])
})

test('is there in four languages, from right to left in Arabic, and every sentence has its words', async () => {
  const { id } = await preparedCase(houses)
  await way.draft(id)
  for (const language of languages) {
    const { text, headers } = await sheetOf(id, language)
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(headers.get('content-language')).toBe(language)
    expect(text).not.toMatch(/undefined|\{\w+\}(?!\s*$)|\[object/m)
    expect(Buffer.byteLength(text)).toBeLessThan(100_000)
  }
})

test('loads nothing and runs nothing, and what people wrote is text', async () => {
  const evil = '<script src="https://x.example"></script>'
  const { id } = await preparedCase(
    houses,
    fatou({ names: [{ kind: 'official', primary: true, given: evil, family: '"&\'' }] }),
  )
  const { text, headers } = await sheetOf(id, 'en')
  expect(text).toContain('&lt;script src=&quot;https://x.example&quot;&gt;')
  expect(text).not.toMatch(/<script|<img|<link|<iframe|url\(|@import|\son\w+=/)
  const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(style).toContain('size: A4')
})

test('is nobody else’s to read', async () => {
  const { id } = await preparedCase(houses)
  const params = { participantId: id }
  expect(await refusalOf(jonas.api.readSheet({ params }))).toMatchObject({ status: 404 })
  expect(await refusalOf(houses.awa.api.readSheet({ params }))).toMatchObject({ status: 404 })
})
