import { expect, test } from 'vitest'
import {
  isco08Majors,
  isco08Minors,
  isco08Parent,
  isco08Schema,
  isco08SubMajors,
  isco08Units,
  isIsco08,
  isIsco08Unit,
} from './isco08.ts'
import { isco08Titles } from './titles/index.ts'

test('the classification of occupations has 10, 43, 130 and 436 groups', () => {
  expect(isco08Majors).toHaveLength(10)
  expect(isco08SubMajors).toHaveLength(43)
  expect(isco08Minors).toHaveLength(130)
  expect(isco08Units).toHaveLength(436)
  expect(new Set(isco08Units).size).toBe(436)
})

test('every group has a title, and every title belongs to a group', () => {
  const codes = [...isco08Majors, ...isco08SubMajors, ...isco08Minors, ...isco08Units]
  expect([...isco08Titles.keys()].sort()).toEqual(codes.sort())
  for (const title of isco08Titles.values()) expect(title).toMatch(/^[A-Z].{4,}$/)
})

test('every group below the majors stands in a group that is listed', () => {
  for (const code of isco08Titles.keys()) {
    const parent = isco08Parent(code)
    if (code.length === 1) expect(parent).toBeUndefined()
    else expect(isco08Titles.has(parent ?? '')).toBe(true)
  }
})

test('a minor group that is one unit group carries its title', () => {
  for (const unit of isco08Units.filter((code) => code.endsWith('0'))) {
    expect(isco08Titles.get(unit)).toBe(isco08Titles.get(unit.slice(0, 3)))
  }
})

test('occupations that a coach meets have the code that the classification gives them', () => {
  const met = {
    tailor: '7531',
    cook: '5120',
    welder: '7212',
    electrician: '7411',
    baker: '7512',
    painter: '7131',
  }
  for (const code of Object.values(met)) expect(isIsco08Unit(code)).toBe(true)
  expect(isco08Titles.get('7531')).toBe('Tailors, dressmakers, furriers and hatters')
  expect(isco08Titles.get('0310')).toBe('Armed forces occupations, other ranks')
})

test('a code that is not in the classification is refused by name', () => {
  for (const bad of ['', '7530', '75311', '9999', '1119', '753x', ' 7531', '__proto__', 'constructor']) {
    expect(isIsco08(bad)).toBe(false)
    expect(isco08Schema.safeParse(bad).error?.issues[0]?.message).toBe('unknown_isco08')
  }
})
