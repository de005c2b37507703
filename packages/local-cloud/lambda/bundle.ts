import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/** An environment's own, where a bundle would find the thread's. */
export type Surroundings = { readonly global: object; readonly process: object; readonly console: Console }

/** A bundle that is compiled once and begun anew for each environment. */
export type Bundle = {
  /** Runs it from its first line; gives its exports. Nothing of an earlier run is left in it. */
  begin(surroundings: Surroundings): Readonly<Record<string, unknown>>
  /** Keeps what has been compiled by now for the next process, once. */
  keep(): void
}

type Wrapped = (global: object, sameGlobal: object, process: object, console: Console) => Loaded
type Loaded = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: Record<string, unknown> },
  filename: string,
  folder: string,
) => void

/**
 * Compiles a bundle as Node's loader for CommonJS does: as a function of its surroundings. Environments that run in one
 * thread share what V8 made of it; every variable of the bundle is made anew with each run.
 *
 * @param compiled a folder in which to keep compiled code
 */
export function compileBundle(file: string, compiled: string | undefined): Bundle {
  const source = readFileSync(file, 'utf8')
  const kept = compiled && join(compiled, `${basename(dirname(file))}-${keyOf(source)}.code`)
  const cachedData = kept !== undefined && existsSync(kept) ? readFileSync(kept) : undefined
  // The inner function is the one that Node makes; a bundle may give the names of the outer one to others.
  const own = '(function (global, globalThis, process, console) { return function ('
  const script = new Script(`${own}exports, require, module, __filename, __dirname) {${source}\n} })`, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  })
  const wrapped = script.runInThisContext() as Wrapped // the text above is such a function
  const load = createRequire(file)
  let isKept = kept === undefined || (cachedData !== undefined && script.cachedDataRejected !== true)

  return {
    begin({ global, process: ownProcess, console: ownConsole }) {
      const module: { exports: Record<string, unknown> } = { exports: {} }
      const require = (name: string): unknown => {
        if (/^(?:node:)?process$/.test(name)) return ownProcess
        if (/^(?:node:)?console$/.test(name)) return ownConsole
        return load(name)
      }
      const loaded = wrapped(global, global, ownProcess, ownConsole)
      loaded(module.exports, require, module, file, dirname(file))
      return module.exports
    },
    keep() {
      if (isKept || kept === undefined) return
      isKept = true
      mkdirSync(dirname(kept), { recursive: true })
      // In one step, so that nobody reads half of it.
      const beside = `${kept}.${process.pid}-${process.threadCpuUsage().user}`
      writeFileSync(beside, script.createCachedData())
      renameSync(beside, kept)
    },
  }
}

/** V8 takes compiled code for a source of the same length; so the name says which source and which V8 it belongs to. */
function keyOf(source: string): string {
  return `${crc32(source).toString(16)}-${process.versions.v8}`
}
