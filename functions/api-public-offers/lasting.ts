import { createHash } from 'node:crypto'
import { shownForSeconds } from '@passerelle/contract/offers'

/** The headers of what anybody may keep for a while, and compares by its `ETag` afterwards. */
export function lasting(content: string): Readonly<Record<string, string>> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32)
  return { 'Cache-Control': `public, max-age=${shownForSeconds}`, ETag: `"${hash}"` }
}
