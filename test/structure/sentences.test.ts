import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJson, root } from './workspaces.ts'

/**
 * The speakers of catalogues whose keys are those of the English file. All others are typed by the codes they have
 * words for.
 */
const speakers: readonly [catalogue: string, sources: string, named?: RegExp][] = [
  ['account-mails', 'infra/*.ts'],
  // A package is read by the codes that stand in it.
  ['console', 'packages/console/**/*.{ts,tsx}', /^(?:age|evidence|field|learnt|level|nameKind|spoken)\./],
  // The document names its areas and roles itself.
  ['documentation', 'functions/api-reference/**/*.ts', /^(?:area|areaText|role)\./],
  ['letters', 'packages/runtime/*.ts'],
  ['sheet', 'functions/api-papers/sheet/*.ts'],
  ['terminal', 'scripts/**/*.ts'],
]

/** The sentences that no source says, by their whole key or by a template of it. */
function unsaid(keys: readonly string[], sources: readonly string[]): readonly string[] {
  const quoted = new Set(
    sources.flatMap((text) => [...text.matchAll(/'([\w.]+)'/g)].map(([, key = '']) => key)),
  )
  const templates = sources
    .flatMap((text) => [...text.matchAll(/`((?:[\w.]|\$\{[^}]*\})+)`/g)].map(([, template = '']) => template))
    .filter((template) => /[a-z]{3}/i.test(template.replace(/\$\{[^}]*\}/g, '')))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`))
  return keys.filter((key) => !quoted.has(key) && !templates.some((template) => template.test(key)))
}

describe('a catalogue has no sentence that nobody says:', () => {
  it.each(speakers)('%s', (catalogue, pattern, named) => {
    const keys = Object.keys(readJson<object>(`packages/messages/${catalogue}/en.json`))
    const exclude = (name: string) => name === 'node_modules' || name === 'build'
    const files = globSync(pattern, { cwd: root, exclude })
    const sources = files
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(root, name), 'utf8'))
    const asked = keys.filter((key) => !named?.test(key))
    expect(asked.length).toBeGreaterThan(0)
    expect(unsaid(asked, sources)).toEqual([])
    expect(unsaid([...asked, 'nobody.says'], sources)).toEqual(['nobody.says'])
  })
})
