import { expect, it } from 'vitest'
import { codeText, isWholeCode } from './card.ts'

it('a code is read in groups of three', () => {
  expect(codeText('7K2MXQ4DA')).toBe('7K2-MXQ-4DA')
})

it('a code is looked up once it is whole, however it is typed', () => {
  for (const typed of ['7K2MXQ4DA', ' 7k2-mxq-4da ', '7K2–MXQ 4DA']) expect(isWholeCode(typed)).toBe(true)
  for (const typed of ['', '7K2-MXQ-4D', '--- --- ---']) expect(isWholeCode(typed)).toBe(false)
})
