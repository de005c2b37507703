import { unzipSync, type Zippable, zipSync } from 'fflate/browser'

/*
 * `fflate` for the libraries that read and write spreadsheets, which call it with a callback. For what is larger than half a
 * megabyte it would then start a worker out of a `blob:`, which the content policy of this page refuses, and wait for it
 * for ever. So it works where it is called. The build puts this file in its place.
 */

export * from 'fflate/browser'

type Zipped = (error: unknown, data?: Uint8Array) => void
type Unzipped = (error: unknown, data?: Readonly<Record<string, Uint8Array>>) => void

export function zip(files: Zippable, done: Zipped): void {
  tell(() => zipSync(files), done)
}

export function unzip(bytes: Uint8Array, done: Unzipped): void {
  tell(() => unzipSync(bytes), done)
}

function tell<Result>(act: () => Result, done: (error: unknown, result?: Result) => void): void {
  let result: Result
  try {
    result = act()
  } catch (error) {
    done(error)
    return
  }
  done(null, result)
}
