import { createHash } from 'node:crypto'
import { coaching } from '@passerelle/contract/coaching'
import type { Page } from '@passerelle/contract/kit'
import { refuse } from '@passerelle/domain/kernel'
import { log, Rejected, required, traceOf } from '@passerelle/runtime'

const { readSessionFeed } = coaching.routes

const patienceMs = 8_000

/**
 * Gives a calendar the sessions of a feed. A calendar signs in nowhere, so this function comes to the API in its name,
 * with the code of its address: it has no other way to anything.
 *
 * @param env `API_URL`, where the API is reached by its own address. The variable with which AWS's own services are
 *   pointed elsewhere counts for it too; the stack never sets that.
 * @throws {Refused} `not_found`, whatever is wrong with the code
 * @throws {Rejected} `unavailable`
 */
export async function showSessionFeed(
  env: NodeJS.ProcessEnv,
  code: string,
  call: typeof fetch = fetch,
): Promise<Page> {
  const root = env['AWS_ENDPOINT_URL_EXECUTE_API'] ?? required(env, 'API_URL')
  const response = await call(root + readSessionFeed.path, {
    headers: { Accept: readSessionFeed.media, Authorization: `Bearer PSCF1.${code}` },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs * Number(env['CALL_PATIENCE'] ?? 1)),
  }).catch((error: unknown) => down(undefined, error))
  if (response.status === 401) return refuse({ code: 'not_found' })
  if (!response.ok) return down(response.status)
  const content = await response.text()
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return { content, headers: { 'Cache-Control': 'private, max-age=900', ETag: `"${hash}"` } }
}

function down(status: number | undefined, error?: unknown): never {
  log('error', 'the API gives no feed', { status, ...traceOf(error) })
  throw new Rejected({ code: 'unavailable' })
}
