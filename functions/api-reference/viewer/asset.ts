import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@passerelle/contract/kit'
import { refuse } from '@passerelle/domain/kernel'
import { required } from '@passerelle/runtime'
import { once } from '../once.ts'

// The deployment puts it beside the code (`infra/constructs/bundle.ts`); Lambda says where that is.
const viewer = once(() => {
  const gzip = readFileSync(join(required(process.env, 'LAMBDA_TASK_ROOT'), 'viewer.js.gz'))
  const hash = createHash('sha256').update(gzip).digest('hex').slice(0, 16)
  return { gzip, name: `viewer-${hash}.js`, etag: `"${hash}"` }
})

/** The name of the viewer's script: another whenever it is another script, so it may be kept for a year. */
export function assetName(): string {
  return viewer().name
}

/** @throws {Refused} `not_found` for any other name: that of an older deployment, say. */
export function readAsset(name: string): Page {
  const { gzip, name: known, etag } = viewer()
  if (name !== known) refuse({ code: 'not_found' })
  return {
    content: { gzip },
    headers: { 'Cache-Control': 'public, max-age=31536000, immutable', ETag: etag },
  }
}
