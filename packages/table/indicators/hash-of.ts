import { createHash } from 'node:crypto'
import { hashedText } from '@passerelle/domain/indicators'

/** The SHA-256 by which anybody knows figures again, however their members are ordered. */
export function hashOf(content: object): string {
  return createHash('sha256').update(hashedText(content)).digest('hex')
}
