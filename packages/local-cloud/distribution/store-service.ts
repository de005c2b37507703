import type { IncomingMessage, ServerResponse } from 'node:http'
import { escapeXml, ServiceError } from '../front/service.ts'
import { signer } from '../front/signature.ts'
import type { Sessions } from '../sts/sessions.ts'
import type { Buckets, Reader } from './buckets.ts'

const largestFile = 64 * 1024 * 1024

/**
 * S3, as far as one object is put, read or removed, with the bucket in the path. A request without a signature is anybody's.
 *
 * @returns whether the path names a bucket, so that the request is answered
 */
export function serveBuckets(
  buckets: Buckets,
  sessions: Sessions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://s3')
    const [, name = '', path = ''] = /^\/([^/]+)\/(.*)$/.exec(pathname) ?? []
    const bucket = buckets.named(name)
    if (bucket === undefined) return false
    const refuse = (status: number, code: string) => {
      response.writeHead(status, { 'content-type': 'application/xml' })
      response.end(`<Error><Code>${escapeXml(code)}</Code></Error>`)
    }
    void (async () => {
      const reader = readerOf(request, sessions)
      if (reader === undefined) return refuse(403, 'InvalidAccessKeyId')
      const key = decodeURIComponent(path)
      if (request.method === 'PUT') {
        const body = await bodyOf(request)
        if (reader.kind === 'anybody' || reader.kind === 'distribution') return refuse(403, 'AccessDenied')
        const contentType = request.headers['content-type'] ?? 'binary/octet-stream'
        const file = { body, contentType, cacheControl: request.headers['cache-control'] }
        const isNew = request.headers['if-none-match'] === '*'
        const outcome = bucket.put(reader, key, file, isNew)
        if (outcome === 'forbidden') return refuse(403, 'AccessDenied')
        if (outcome === 'there') return refuse(412, 'PreconditionFailed')
        return void response.writeHead(200).end()
      }
      if (request.method === 'DELETE') {
        const isSigned = reader.kind !== 'anybody' && reader.kind !== 'distribution'
        if (!isSigned || bucket.remove(reader, key) === 'forbidden') return refuse(403, 'AccessDenied')
        return void response.writeHead(204).end()
      }
      if (request.method !== 'GET') return refuse(405, 'MethodNotAllowed')
      const found = bucket.get(reader, key)
      if (found === 'forbidden') return refuse(403, 'AccessDenied')
      if (found === 'missing') return refuse(404, 'NoSuchKey')
      response.writeHead(200, { 'content-type': found.contentType, etag: found.etag })
      return void response.end(found.body)
    })().catch(() => void request.socket.destroy())
    return true
  }
}

/** Undefined for a signature with credentials that are unknown or over. */
function readerOf({ headers }: IncomingMessage, sessions: Sessions): Reader | undefined {
  if (headers.authorization === undefined) return { kind: 'anybody' }
  try {
    return signer(headers, sessions)
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > largestFile) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
