import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A new secret as the receiver is given it (Standard Webhooks). */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/** The headers of a delivery: what it is, when it was sent, and the proof that it comes from here. */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'user-agent': 'Passerelle-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
