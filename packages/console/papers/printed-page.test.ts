import { expect, it } from 'vitest'
import { stylesOf, withoutStyles } from './printed-page.ts'

const page =
  '<head><title>T</title><style>\np { margin: 0 }\n</style></head><body><p>&lt;style&gt; is a word</p></body>'

it('the styles of a printed page are taken out of it, and nothing else', () => {
  expect(stylesOf(page)).toEqual(['\np { margin: 0 }\n'])
  expect(withoutStyles(page)).toBe('<head><title>T</title></head><body><p>&lt;style&gt; is a word</p></body>')
  expect(stylesOf(withoutStyles(page))).toEqual([])
})
