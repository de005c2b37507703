import { constants, inflateSync } from 'node:zlib'
import type { Inflate } from '@passerelle/domain/files'

/** Opens what is packed within a PDF, as far as it is there; what is altered, or larger than so much, not at all. */
export const inflate: Inflate = (bytes, most) => {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most })
  } catch {
    return undefined
  }
}
