import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What the sources say to people in codes, so that a test can ask for a sentence for each of them. */
export type Spoken = {
  /** Codes of rules that a field can break. */
  readonly rules: ReadonlySet<string>
  /** What `{what}` of a refusal can be. */
  readonly matters: ReadonlySet<string>
  /** Places where a rule is named in a way that is not understood here. */
  readonly unclear: readonly string[]
}

/** Reads it from every source that may refuse something. */
export function spoken(): Spoken {
  const files = globSync(['packages/{contract,domain,table,runtime}/**/*.ts', 'functions/**/*.ts'], {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  }).filter((name) => !/\.test\.ts$|\/messages\//.test(name))
  const found = files.map((name) => ({ name, source: readFileSync(join(root, name), 'utf8') }))
  return {
    rules: new Set(found.flatMap(({ source }) => rulesIn(source))),
    matters: new Set(found.flatMap(({ source }) => all(source, /\bwhat: '([\w.]+)'/g))),
    unclear: found
      .filter(({ name, source }) => !name.startsWith('packages/runtime/') && isUnclear(source))
      .map(({ name }) => name),
  }
}

const statedRule = /\b(?:message|error): '([a-z][a-z0-9_]*)'/g
const statedError = /\{\s*path(?::[^{}]*?)?,\s*code: '(\w+)'/g
const computedRule = /\bmessage: [a-z]\w*[,\s]/
const computedError = /\{\s*path(?::[^{}]*?)?,\s*code[\s,}]/
// A helper that is told the code: `function refuseField(field: string, code: string)`.
const helper = /function (\w+)\(([^)]*)\bcode: [^)]*\)/g

function rulesIn(source: string): string[] {
  return [
    ...all(source, statedRule),
    ...all(source, statedError),
    ...(computedRule.test(source) ? all(source, /\? undefined\s*: '([a-z_]+)'/g) : []),
    ...helpersIn(source).flatMap(({ name, position }) =>
      argumentsOf(source, name).flatMap((given) => all(given[position] ?? '', /'([a-z][a-z0-9_]+)'/g)),
    ),
  ]
}

function isUnclear(source: string): boolean {
  const isComputed = computedError.test(source) || computedRule.test(source)
  return isComputed && rulesIn(source).length === 0
}

function helpersIn(source: string): { name: string; position: number }[] {
  return [...source.matchAll(helper)].map(([, name = '', before = '']) => ({
    name,
    position: before.split(',').length - 1,
  }))
}

/** The arguments of every call of a function, as text. */
function argumentsOf(source: string, name: string): string[][] {
  return [...source.matchAll(new RegExp(`(?<!function )\\b${name}\\(`, 'g'))].map((call) =>
    split(source.slice(call.index + call[0].length)),
  )
}

function split(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character) && --depth < 0) break
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found)
}
