import type { Plugin, Rolldown } from 'vite'
import type { Release } from './kept-files.ts'

type Chunk = Rolldown.OutputChunk
type Bundle = Rolldown.OutputBundle

/** What opens without a network, besides the page itself. */
const openers = ['/visits/visit-screen.tsx', '/visits/visit-door.tsx']
const catalogue = '/messages/console/index.ts'
const texts = /\/messages\/[\w-]+\/[\w.]+\.json$/

/**
 * Writes into the worker which files it keeps: those that the page needs, those of the screen of a roster that was taken
 * along, and the words of every language. Another release has other names, and so another worker.
 */
export function offlineFiles(): Plugin {
  return {
    name: 'offline-files',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const worker = chunksOf(bundle).find(({ fileName }) => fileName === 'worker.js')
      if (worker === undefined) throw new Error('the build has no worker')
      if (worker.imports.length > 0 || worker.exports.length > 0) {
        throw new Error('the worker is not one file')
      }
      const release = await releaseOf(bundle)
      worker.code = worker.code.replace('passerelleRelease', JSON.stringify(release))
    },
  }
}

async function releaseOf(bundle: Bundle): Promise<Release> {
  const chunks = chunksOf(bundle)
  const page = bundle['index.html']
  if (page?.type !== 'asset') throw new Error('the build has no page')
  const named = [...String(page.source).matchAll(/assets\/[\w.-]+/g)].map(([file]) => file)
  const words = new Set(
    chunks
      .filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(catalogue)))
      .flatMap(({ dynamicImports }) => dynamicImports),
  )
  const wanted = chunks.filter(
    ({ facadeModuleId: id, fileName }) =>
      id && (openers.some((opener) => id.endsWith(opener)) || (words.has(fileName) && texts.test(id))),
  )
  const found = openers.filter((opener) => wanted.some(({ facadeModuleId: id }) => id?.endsWith(opener)))
  if (found.length < openers.length) throw new Error(`the build lacks ${openers.join(', ')}`)
  const files = new Set(named)
  const add = (fileName: string) => {
    const chunk = bundle[fileName]
    files.add(fileName)
    if (chunk?.type !== 'chunk') return
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset)
    for (const imported of chunk.imports) if (!files.has(imported)) add(imported)
  }
  for (const name of named) add(name)
  for (const { fileName } of wanted) add(fileName)
  const paths = [...files].map((file) => `/${file}`).sort()
  return { name: `console-${await digest(paths)}`, files: paths }
}

function chunksOf(bundle: Bundle): readonly Chunk[] {
  return Object.values(bundle).filter((output) => output.type === 'chunk')
}

async function digest(paths: readonly string[]): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(paths.join('\n')))
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'))
  return hex.join('').slice(0, 16)
}
