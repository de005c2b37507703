import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A browser on this machine, and the environment in which it starts. */
export type Chromium = { readonly executable: string; readonly env: Readonly<Record<string, string>> }

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Chromium out of an npm package, with the few libraries that it needs beyond those of any Linux, so Node and npm are
 * all that a machine needs. `CHROMIUM_PATH` names another one.
 */
export async function chromiumHere(): Promise<Chromium> {
  const own = process.env['CHROMIUM_PATH']
  if (own !== undefined && own !== '') return { executable: own, env: {} }
  const module = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const home = dirname(dirname(module))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const folder = join(root, '.local', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(home, module, folder)
  return {
    executable: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      HOME: folder,
    },
  }
}

/** What a package unpacks to, in one step: another run that does the same at once finds all of it or nothing. */
async function unpack(home: string, module: string, folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const archives = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => join(home, 'bin', name))
  const code = `import { inflate } from ${JSON.stringify(module)}
    for (const archive of ${JSON.stringify(archives)}) await inflate(archive)`
  try {
    // The package unpacks to the folder for temporary files, and starts to use it when it is loaded.
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
      env: { PATH: process.env['PATH'], TMPDIR: unfinished },
    })
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}
