import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readOrder } from './read-order.ts'

const example = readFileSync(new URL('./example.yaml', import.meta.url), 'utf8')

const faultsIn = (text: string) => {
  const read = readOrder(text)
  return 'organisation' in read
    ? []
    : read.map(({ line, field, rule }) => [line, field, 'code' in rule ? rule.code : 'yaml'])
}

const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1

it('the example is a file without a fault', () => {
  expect(readOrder(example)).toMatchObject({
    organisation: { slug: 'rueckkehrberatung-ulm', country: 'DE' },
    programmes: [{ template: 'reintegration_coaching_plus', modules: [{ site: 'Werkstatt Ulm' }] }],
    corridors: [],
  })
})

it('of five mistakes each is told with its line, its field and the rule', () => {
  const text = example
    .replace('kind: coaching', 'kind: couching')
    .replace('email: jonas@rueckkehrberatung-ulm.example', 'email: jonas at ulm')
    .replace('"09:00"', '"08h00"')
    .replace('subdivision: DE-BW', 'subdivisions: DE-BW')
    .replace('teachingUnits: 20', 'teachingUnits: 0')
  const at = (part: string) => lineOf(text, part)
  expect(faultsIn(text)).toEqual([
    [at('couching'), 'organisation.kind', 'not_allowed'],
    [at('jonas at'), 'members[0].email', 'invalid_email'],
    [at('08h00'), 'places[0].openingHours[0].from', 'invalid_hour'],
    [at('subdivisions'), 'calendar.subdivisions', 'unknown_field'],
    [at('teachingUnits: 0'), 'programmes[0].modules[0].teachingUnits', 'too_small_value'],
  ])
})

it('what is missing is told where it should stand, and what is named twice at the second one', () => {
  const missing = example.replace(/ {2}language: de.*\n/, '')
  expect(faultsIn(missing)).toEqual([[lineOf(missing, 'organisation:'), 'organisation.language', 'required']])
  const twice = example.replace('lea@', 'jonas@')
  expect(faultsIn(twice)).toEqual([[lineOf(twice, 'name: Lea') + 1, 'members[1].email', 'twice']])
})

it('a file that is no YAML, is empty or names a key twice is told at the line', () => {
  expect(faultsIn('organisation:\n  - name: [')[0]?.slice(1)).toEqual(['', 'yaml'])
  expect(faultsIn('admin:\n  name: A\n  name: B')).toContainEqual([3, '', 'yaml'])
  expect(faultsIn('').map(([, field, code]) => [field, code])).toEqual([
    ['organisation', 'required'],
    ['admin', 'required'],
  ])
})

it('a secret has no place in it', () => {
  const text = example.replace('admin:\n', 'admin:\n  password: secret\n')
  expect(faultsIn(text)).toEqual([[lineOf(text, 'password'), 'admin.password', 'unknown_field']])
})
