/** Why a file is no table of people. */
export const unreadableReasons = [
  'no_spreadsheet',
  'too_large',
  'cells_too_far',
  'broken_quotes',
  'nothing_in_it',
  'too_many_rows',
] as const

export type UnreadableReason = (typeof unreadableReasons)[number]

/** A file that cannot be read, and nothing of what stands in it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly reason: UnreadableReason
  /** The row at which it was noticed, where one is known. */
  readonly row: number | undefined

  constructor(reason: UnreadableReason, row?: number) {
    super(reason)
    this.reason = reason
    this.row = row
  }
}

/** The largest file that is read. 5,000 people are below a tenth of it. */
export const maxFileBytes = 10_000_000

/** @throws {Unreadable} `too_large` */
export function assertSize(bytes: Uint8Array): void {
  if (bytes.length > maxFileBytes) throw new Unreadable('too_large')
}
