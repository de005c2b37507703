import { describe, expect, it } from 'vitest'
import { hashOf, html, joined, pagePolicy, raw } from './html.ts'

describe('a page', () => {
  it('takes text for text, whatever it looks like', () => {
    const hostile = `<script>alert("1")</script>&amp;'`
    expect(html`<p title="${hostile}">${hostile}${[hostile]}</p>`.toString()).not.toMatch(
      /<script|"1"|alert\("/,
    )
    expect(html`${'a & b'}`.toString()).toBe('a &amp; b')
  })

  it('takes an object that only looks like a part of a page for text', () => {
    const hostile = { toString: () => '<script>alert(1)</script>' } as unknown as string // what no type keeps out
    expect(html`<p>${hostile}</p>`.toString()).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
  })

  it('takes parts of a page for what they are', () => {
    expect(html`<p>${html`<b>${1}</b>`}${undefined}${[html`x`, 'y']}</p>`.toString()).toBe(
      '<p><b>1</b>xy</p>',
    )
    expect(joined([html`a`, html`b`], html`<br>`).toString()).toBe('a<br>b')
    expect(html`<style>${raw('a > b { }')}</style>`.toString()).toBe('<style>a > b { }</style>')
  })

  it('is allowed its own style, and nothing else', () => {
    expect(pagePolicy('p { margin: 0 }')).toBe(
      `default-src 'none'; style-src ${hashOf('p { margin: 0 }')}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
  })
})
