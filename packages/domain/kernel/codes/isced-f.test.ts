import { expect, test } from 'vitest'
import { iscedFBroad, iscedFDetailed, iscedFNarrow, iscedFSchema, isIscedF } from './isced-f.ts'
import { iscedFTitles } from './titles/index.ts'

test('the classification of fields has 11 broad, 29 narrow and 80 detailed fields, each with a title', () => {
  expect(iscedFBroad).toHaveLength(11)
  expect(iscedFNarrow).toHaveLength(29)
  expect(iscedFDetailed).toHaveLength(80)
  const codes = [...iscedFBroad, ...iscedFNarrow, ...iscedFDetailed]
  expect([...iscedFTitles.keys()].sort()).toEqual(codes.sort())
})

test('what is not further defined, across fields or not elsewhere classified is accepted', () => {
  for (const code of ['0810', '0719', '0188', '0788', '1088', '0799', '0100', '018', '0000', '1099']) {
    expect(isIscedF(code)).toBe(true)
  }
})

test('a code that is not in the classification is refused by name', () => {
  for (const bad of ['', '7', '0718', '0717', '11', '1111', '0088', '074', '0180', '0809', '07230']) {
    expect(isIscedF(bad)).toBe(false)
    expect(iscedFSchema.safeParse(bad).error?.issues[0]?.message).toBe('unknown_isced_f')
  }
})
