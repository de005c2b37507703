import { refuse } from '@passerelle/domain/kernel'

/** Refuses a command whose `If-Match` is not the version that was read. */
export function assertVersion(read: { readonly version: number }, expected: number): void {
  if (read.version !== expected) refuse({ code: 'stale_version', current: read.version })
}
