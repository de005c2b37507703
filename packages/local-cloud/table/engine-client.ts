import { Agent, request as httpRequest } from 'node:http'

export type EngineAnswer = { readonly status: number; readonly body: Buffer }

/** Speaks to the table engine in its own JSON, without an SDK in between. */
export type EngineClient = {
  /** Passes a request on as it is; `target` is for example `DynamoDB_20120810.GetItem`. */
  send(target: string, body: Buffer): Promise<EngineAnswer>
  /** As `send`, with JSON in and out. */
  call(target: string, request: unknown): Promise<unknown>
  close(): void
}

/** The engine wants to see a signature but checks none. */
const unsigned = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20260101T000000Z',
}

export function engineClient(endpoint: string): EngineClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  const { hostname, port } = new URL(endpoint)

  function send(target: string, body: Buffer): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...unsigned,
        'content-type': 'application/x-amz-json-1.0',
        'content-length': body.length,
        'x-amz-target': target,
      }
      const outgoing = httpRequest(
        { agent, hostname, port, method: 'POST', path: '/', headers },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const [first] = chunks
            const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks)
            resolve({ status: response.statusCode ?? 500, body: whole })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  return {
    send,
    async call(target, request) {
      const { status, body } = await send(target, Buffer.from(JSON.stringify(request)))
      const text = body.toString('utf8')
      if (status !== 200) throw new Error(`${target}: ${text}`)
      return JSON.parse(text)
    },
    close: () => agent.destroy(),
  }
}
