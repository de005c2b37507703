import { createHash } from 'node:crypto'
import type { Page } from '@passerelle/contract/kit'

/** A document for programs of others: they keep it for some minutes, and read it from pages of their own. */
export function lasting(text: string, seconds: number): Page {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32)
  return {
    content: text,
    headers: {
      'Cache-Control': `public, max-age=${seconds}`,
      ETag: `"${hash}"`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  }
}
