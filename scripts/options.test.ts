import { languages } from '@passerelle/messages'
import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'
import { told } from './say.ts'

describe('start', () => {
  it('runs with everything at its usual when it is told nothing', () => {
    expect(readOptions([])).toEqual({ once: false, empty: false, memory: false, port: 0 })
  })

  it('takes its options in either spelling, and pnpm’s own dashes', () => {
    expect(readOptions(['--', '--once', '--port', '8080'])).toMatchObject({ once: true, port: 8080 })
    expect(readOptions(['--memory', '--empty', '--port=65535'])).toMatchObject({
      memory: true,
      empty: true,
      port: 65_535,
    })
  })

  it.each([['--help'], ['-h'], ['--memory', '--help']])('explains itself on %s', (...args) => {
    expect(readOptions(args)).toBe('help')
  })

  it.each([
    ['an option that it does not know', ['--prot', '8080'], 'start.unknownOption'],
    ['a short option that it does not know', ['-p', '8080'], 'start.unknownOption'],
    ['the name of something that every object has', ['--constructor'], 'start.unknownOption'],
    ['a word that is no option', ['8080'], 'start.unexpected'],
    ['a value where none belongs', ['--memory=yes'], 'start.noValue'],
    ['no value where one belongs', ['--port'], 'start.valueMissing'],
    ['an option in the place of a value', ['--port', '--memory'], 'start.valueMissing'],
    ['a port in words', ['--port', 'abc'], 'start.badPort'],
    ['a port that is too large', ['--port', '65536'], 'start.badPort'],
    ['a port that is far too large', ['--port', '99999'], 'start.badPort'],
    ['a port below zero', ['--port=-1'], 'start.badPort'],
    ['a port with a fraction', ['--port', '80.5'], 'start.badPort'],
    ['a port in another notation', ['--port', '0x50'], 'start.badPort'],
    ['an empty port', ['--port='], 'start.badPort'],
  ])('answers %s with one sentence, in every language', (_, args, key) => {
    const complaint = readOptions(args)
    expect(complaint).toMatchObject({ key })
    if (typeof complaint === 'string' || !('key' in complaint)) return
    const sentences = languages.map((language) => told(complaint, language))
    expect(new Set(sentences).size).toBe(4)
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/[{}\n]/)
      for (const fact of Object.values(complaint.facts)) expect(sentence).toContain(String(fact))
    }
  })
})
