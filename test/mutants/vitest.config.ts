import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The copy of the project in which the mutants live. */
const root = fileURLToPath(new URL('../../', import.meta.url))

/** Each name that a package offers, led to the copy: its dependencies are linked to the sources as they are. */
const alias = globSync('packages/*/package.json', { cwd: root }).flatMap((manifest) => {
  const { name, exports = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as {
    readonly name: string
    readonly exports?: Readonly<Record<string, string>>
  }
  return Object.entries(exports).map(([entry, file]) => ({
    find: new RegExp(`^${name}${entry.slice(1)}$`),
    replacement: join(root, dirname(manifest), file),
  }))
})

/** The tests that may kill the mutants of an area. A drawn test takes its time among others. */
export default defineConfig({
  resolve: { alias },
  test: { include: [process.env['MUTANTS_TESTS'] ?? ''], isolate: false, testTimeout: 120_000 },
})
