import { expect, test, vi } from 'vitest'
import { fieldText, readText } from './written-text.ts'

const read = (text: string) => {
  const written = readText(text)
  if (!('value' in written)) throw new Error(JSON.stringify(written))
  return written
}

const faultsIn = (text: string) => {
  const written = readText(text)
  return 'value' in written ? [] : written.map(({ line, column, code }) => `${line}:${column} ${code}`)
}

test('YAML and JSON are read alike, with the place of each field', () => {
  const yaml = read('name:\n  de: Nord\nmodules:\n  - capacity: 8\n    title: x\n')
  const json = read(
    '{\n  "name": { "de": "Nord" },\n  "modules": [\n    { "capacity": 8, "title": "x" }\n  ]\n}',
  )
  expect(yaml.value).toEqual(json.value)
  const path = ['modules', 0, 'title']
  expect(yaml.placeOf(path)).toEqual({ line: 5, column: 5 })
  expect(json.placeOf(path)).toEqual({ line: 4, column: 22 })
  expect(fieldText(path)).toBe('modules[0].title')
})

test('what is missing is told where it should stand', () => {
  const { placeOf } = read('name:\n  de: Nord\nterm:\n  from: 2026-01-01\n')
  expect(placeOf(['term', 'to'])).toEqual({ line: 3, column: 1 })
  expect(placeOf(['languages'])).toEqual({ line: 1, column: 1 })
})

test('a day is read as it is written, and an empty text is an empty object', () => {
  expect(read('from: 2026-01-01').value).toEqual({ from: '2026-01-01' })
  expect(read('# nothing yet\n').value).toEqual({})
})

test('what cannot be read is told at its place', () => {
  expect(faultsIn('name: [')).toEqual(['1:8 unreadable_text'])
  expect(faultsIn('a: 1\nb: 2\na: 3')).toEqual(['3:1 repeated_key'])
  expect(faultsIn('a: 1\n\tb: 2')[0]).toMatch(/^2:\d+ unreadable_text$/)
})

test('nothing refers elsewhere, so nothing grows beyond what was written', () => {
  const lines = [
    'a0: &a0 [x]',
    ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
  ]
  const faults = faultsIn(lines.join('\n'))
  expect(faults).toHaveLength(50)
  expect(new Set(faults.map((fault) => fault.split(' ')[1]))).toEqual(new Set(['refers_elsewhere']))
})

test('an anchor is refused also where nothing refers to it', () => {
  expect(faultsIn('a: &x 1\nb: &y {c: 2}')).toEqual(['1:7 refers_elsewhere', '2:7 refers_elsewhere'])
})

test('a tag that says more than the text itself is refused, and one of plain YAML is read', () => {
  for (const tagged of ['!!binary aGk=', '!!set {x}', '!!omap [x: 1]', '!!timestamp 2026-01-01', '!own x']) {
    expect(faultsIn(`a: ${tagged}`).map((fault) => fault.split(' ')[1])).toContain('unreadable_text')
  }
  expect(read('a: !!str 2026').value).toEqual({ a: '2026' })
})

test('a key is a name, and stands once in whatever way it is written', () => {
  expect(faultsIn('1: a\n"1": b')).toEqual(['2:1 repeated_key'])
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  expect(faultsIn('? [a, b]\n: c')).toEqual(['1:3 unreadable_text'])
  // A warning would stand in the log, with the key.
  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
})

test('the first fifty faults are told, in the order of the text', () => {
  for (const text of ['}\n'.repeat(200), 'a: 1\n'.repeat(200), '*a '.repeat(200)]) {
    const faults = readText(text)
    if ('value' in faults) throw new Error('it was read')
    expect(faults).toHaveLength(50)
    expect(faults).toEqual(faults.toSorted((a, b) => a.line - b.line || a.column - b.column))
  }
})

test('what is nested too deeply is refused before it is read', () => {
  for (const deep of ['['.repeat(50_000), '{a: '.repeat(20_000), '- '.repeat(40_000), '? '.repeat(40_000)]) {
    expect(faultsIn(deep)).toEqual(['1:1 too_deep'])
  }
})

test('a key that reaches for a prototype is refused, however deep it stands', () => {
  expect(faultsIn('__proto__:\n  polluted: yes\n')).toEqual(['1:1 forbidden_key'])
  expect(faultsIn('{"name": {"__proto__": "x", "de": "Nord"}}')).toEqual(['1:11 forbidden_key'])
  expect({}).not.toHaveProperty('polluted')
})
