import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { MutantResult } from '@stryker-mutator/api/core'

type Change = Pick<MutantResult, 'fileName' | 'location' | 'replacement'>

/** Tells of changes whether the compiler lets them through: one that it stops can never run. */
export type Compiler = {
  accepts(change: Change): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens a copy of one package, to be changed at will.
 *
 * @param root the project
 * @param place a folder of the project that nobody else uses
 */
export async function openCompiler(root: string, folder: string, place: string): Promise<Compiler> {
  const copy = join(place, folder)
  await rm(place, { recursive: true, force: true })
  await mkdir(dirname(copy), { recursive: true })
  await cp(join(root, 'tsconfig.base.json'), join(place, 'tsconfig.base.json'))
  await cp(join(root, folder), copy, {
    recursive: true,
    filter: (path) => !relative(root, path).split('/').includes('node_modules'),
  })
  for (const modules of ['node_modules', join(folder, 'node_modules')]) {
    await symlink(join(root, modules), join(place, modules))
  }

  return {
    async accepts({ fileName, location, replacement = '' }) {
      const file = join(place, relative(root, fileName))
      const source = await readFile(file, 'utf8')
      await writeFile(file, changed(source, location, replacement))
      const isAccepted = await compiles(copy)
      await writeFile(file, source)
      return isAccepted
    },
    close: () => rm(place, { recursive: true, force: true }),
  }
}

/** The source with what stands between two places replaced; lines and columns begin with 1. */
function changed(source: string, { start, end }: MutantResult['location'], replacement: string): string {
  const lines = source.split('\n')
  const offset = ({ line, column }: typeof start) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, column - 1)
  return source.slice(0, offset(start)) + replacement + source.slice(offset(end))
}

function compiles(project: string): Promise<boolean> {
  return new Promise((resolve, reject) =>
    execFile('tsc', ['-p', project, '--noEmit'], (error) => {
      if (error === null) resolve(true)
      else if (typeof error.code === 'number') resolve(false)
      else reject(error)
    }),
  )
}
