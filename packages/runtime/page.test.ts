import { expect, test } from 'vitest'
import { html, pagePolicy } from './html.ts'
import { fact, otherLanguages, plainPage, unlisted } from './page.ts'

const page = (change: Partial<Parameters<typeof plainPage>[0]> = {}) =>
  plainPage({ language: 'ar', title: '<b>', style: 'p { margin: 0 }', main: html`<p>x</p>`, ...change })
const policyOf = (change?: Parameters<typeof page>[0]) => page(change).headers?.['Content-Security-Policy']

test('a page is written in its language and direction, and takes a title for text', () => {
  const { content, status, headers } = page({ head: unlisted })
  expect(content).toContain('<html lang="ar" dir="rtl">')
  expect(content).toContain('<title>&lt;b&gt;</title>')
  expect(content).toContain('<meta name="robots" content="noindex">')
  expect([status, headers?.['Content-Language']]).toEqual([200, 'ar'])
})

test('only a page with a form lets one lead anywhere', () => {
  expect(policyOf()).toBe(pagePolicy('p { margin: 0 }'))
  expect(policyOf()).toContain("form-action 'none'")
  expect(policyOf({ hasForm: true })).toContain("form-action 'self'")
})

test('the other languages are named, and a fact that is not known is not', () => {
  const ways = otherLanguages('ar', (language) => `?in=${language}`).toString()
  expect(ways.match(/hreflang="\w+"/g)).toEqual(['hreflang="en"', 'hreflang="de"', 'hreflang="fr"'])
  expect(fact('Where', undefined)).toBeUndefined()
  expect(fact('Where', 'a < b')?.toString()).toBe('<div><dt>Where</dt><dd>a &lt; b</dd></div>')
})
