import type { Survivor } from './mutate.ts'

/** A change that no test can notice, and why. */
type Known = {
  readonly file: string
  /** What stands in the line. */
  readonly line: string
  readonly replacement: string
  readonly reason: string
}

const known: readonly Known[] = []

/** Why a change could not be noticed, where that is known. */
export function reasonOf({ file, line, replacement }: Survivor): string | undefined {
  return known.find((each) => each.file === file && each.line === line && each.replacement === replacement)
    ?.reason
}
