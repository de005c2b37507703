import { parseArgs } from 'node:util'
import { type Sentence, sentence } from './say.ts'

/** The options of `start`. */
export type Options = {
  /** Stop after the story. */
  readonly once: boolean
  /** Open no tenants. */
  readonly empty: boolean
  /** Keep nothing. */
  readonly memory: boolean
  /** The API's port; 0 is any free one. */
  readonly port: number
}

const known = {
  once: { type: 'boolean' },
  empty: { type: 'boolean' },
  memory: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  port: { type: 'string' },
} as const

const isKnown = (name: string): name is keyof typeof known => Object.hasOwn(known, name)

/** Reads what stands behind `start`: options, the wish for help, or the first thing that is wrong with it. */
export function readOptions(args: readonly string[]): Options | 'help' | Sentence {
  const { values, tokens } = parseArgs({
    // pnpm hands its own `--` on.
    args: args.filter((arg) => arg !== '--'),
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'positional') return sentence('start.unexpected', { argument: token.value })
    if (token.kind !== 'option') continue
    const option = token.rawName
    if (!isKnown(token.name)) return sentence('start.unknownOption', { option })
    const takesValue = known[token.name].type === 'string'
    if (!takesValue && token.value !== undefined) return sentence('start.noValue', { option })
    if (takesValue && (token.value === undefined || token.value.startsWith('--'))) {
      return sentence('start.valueMissing', { option })
    }
  }
  if (values.help === true) return 'help'
  const port = String(values.port ?? 0)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return sentence('start.badPort', { port })
  return {
    once: values.once === true,
    empty: values.empty === true,
    memory: values.memory === true,
    port: Number(port),
  }
}
