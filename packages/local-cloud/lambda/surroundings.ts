import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { lineWriter } from '../log.ts'
import type { Surroundings } from './bundle.ts'

/** Ends a function where it called `process.exit`. */
class Exited extends Error {
  override readonly name = 'Exited'
}

/**
 * An environment's own `process`, `console` and `globalThis`: its variables and none of this machine's, its lines under
 * its own name, and what it puts on the global object seen by itself alone.
 */
export function surroundingsOf(
  variables: Readonly<Record<string, string>>,
  { write, exit }: { readonly write: (line: string) => void; readonly exit: () => void },
): Surroundings {
  const output = () => {
    const lines = lineWriter(write)
    return new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        lines(chunk)
        done()
      },
    })
  }
  const stdout = output()
  const stderr = output()
  const ownConsole = new Console({ stdout, stderr })
  const own = Object.create(process, {
    env: { value: { ...variables }, writable: true, enumerable: true },
    stdout: { value: stdout },
    stderr: { value: stderr },
    exit: {
      value: () => {
        exit()
        throw new Exited('the function ended its environment')
      },
    },
  })
  const globals = new Map<PropertyKey, unknown>([
    ['process', own],
    ['console', ownConsole],
  ])
  const view: object = new Proxy(
    {},
    {
      get: (_, name) => (globals.has(name) ? globals.get(name) : Reflect.get(globalThis, name)),
      has: (_, name) => globals.has(name) || Reflect.has(globalThis, name),
      set: (_, name, value) => globals.set(name, value) === globals,
    },
  )
  globals.set('globalThis', view).set('global', view)
  return { global: view, process: own, console: ownConsole }
}
