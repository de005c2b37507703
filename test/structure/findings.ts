import { join } from 'node:path'
import type { Skeleton } from './skeleton.ts'
import type { Workspace } from './workspaces.ts'

/** A file that imports each of these names, one on a line, in their order. */
export function importing(specifiers: readonly string[]): string {
  return specifiers.map((specifier, line) => `export * as planted${line} from '${specifier}'\n`).join('')
}

/** Which of these names resolve for Node in a workspace; for the others, the code of the error. */
export function resolve(
  skeleton: Skeleton,
  importer: Workspace,
  specifiers: readonly string[],
): ReadonlyMap<string, string> {
  const file = join(importer.folder, 'planted.mjs')
  const asking = `const answers = ${JSON.stringify(specifiers)}.map((specifier) => {
    try {
      return [specifier, import.meta.resolve(specifier) && 'resolved']
    } catch (error) {
      return [specifier, error.code]
    }
  })
  console.log(JSON.stringify(answers))`
  const { output } = skeleton.planted({ [file]: asking }, () => skeleton.run(file))
  return new Map(JSON.parse(output))
}

/** The lines of a file that the compiler refuses because they import from a project that is not referenced. */
export function unreferenced(skeleton: Skeleton, { folder }: Workspace, text: string): readonly number[] {
  const { output } = skeleton.planted({ [join(folder, 'planted.ts')]: text }, () =>
    skeleton.compile('-p', folder, '--noEmit'),
  )
  const refused = output.matchAll(/planted\.ts\((\d+),\d+\): error TS6307/g)
  return [...new Set([...refused].map(([, line]) => Number(line)))]
}

/** The findings of the linter while these files stand in the skeleton: `<path>:<line> <rule>`, sorted. */
export function lintFindings(skeleton: Skeleton, files: Readonly<Record<string, string>>): readonly string[] {
  const { output } = skeleton.planted(files, skeleton.lint)
  const found = output.matchAll(/^::error title=([^,]+),file=([^,]+),line=(\d+)/gm)
  return [...found]
    .map(([, rule, path, line]) => `${path?.replace(`${skeleton.folder}/`, '')}:${line} ${rule}`)
    .sort()
}
