import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
      FONTCONFIG_FILE: fontsOf(folder),
      HOME: folder,
    },
  }
}

/**
 * The fonts that the browser knows: those of its package, which looks for them where a function on Lambda would have them,
 * and one with Arabic letters. Without it a text in Arabic is a row of gaps, and no test of its looks says anything.
 *
 * @returns the file that names them
 */
function fontsOf(folder: string): string {
  const arabic = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-arabic')))
  const file = join(folder, 'fonts.conf')
  const folders = [join(folder, 'fonts', 'fonts'), join(arabic, '400Regular'), join(arabic, '700Bold')]
  writeFileSync(
    `${file}.${process.pid}`,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((each) => `  <dir>${each}</dir>\n`).join('')}  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  )
  // In one step, because another browser may be reading it.
  renameSync(`${file}.${process.pid}`, file)
  return file
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
