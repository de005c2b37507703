import { type EngineAnswer, openConnections } from './connection.ts'

/** Speaks to the table engine in its own JSON, without an SDK in between. */
export type EngineClient = {
  /** Passes a request on as it is; `target` is for example `DynamoDB_20120810.GetItem`. */
  send(target: string, body: Buffer): Promise<EngineAnswer>
  /** As `send`, with JSON in and out. */
  call(target: string, request: unknown): Promise<unknown>
  close(): void
}

/** The engine wants to see a signature but checks none. */
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20260101T000000Z',
}

/** @param own whether the engine is the one that this package starts, whose way of answering is known */
export function engineClient(endpoint: string, own: boolean): EngineClient {
  const connections = own ? openConnections(endpoint, headers) : undefined

  async function fetched(target: string, body: Buffer): Promise<EngineAnswer> {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, 'x-amz-target': target },
      body: new Uint8Array(body),
    })
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
  }
  const send = connections?.send ?? fetched

  return {
    send,
    async call(target, request) {
      const { status, body } = await send(target, Buffer.from(JSON.stringify(request)))
      const text = body.toString('utf8')
      if (status !== 200) throw new Error(`${target}: ${text}`)
      return JSON.parse(text)
    },
    close: () => connections?.close(),
  }
}
