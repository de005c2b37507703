import { plainPassphrase } from './passphrase.ts'
import type { Shelved } from './shelf.ts'

/** Rounds of PBKDF2 with SHA-256 (OWASP, Password Storage Cheat Sheet, 2023): about a second on a cheap phone. */
const roundsNow = 600_000

/** What a passphrase opens and seals with, for as long as the page has it. It cannot be read out of the browser. */
export type VisitKey = {
  readonly key: CryptoKey
  readonly salt: Uint8Array<ArrayBuffer>
  readonly rounds: number
}

type Sealed = Pick<Shelved, 'format' | 'endsAt' | 'iv' | 'sealed' | 'salt' | 'rounds'>

/** The key that a passphrase makes; of a new salt unless it is to open what is there. */
export async function keyOf(
  passphrase: string,
  { salt, rounds }: Pick<Sealed, 'salt' | 'rounds'> = newSalt(),
): Promise<VisitKey> {
  const bytes = new TextEncoder().encode(plainPassphrase(passphrase))
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  return { key, salt, rounds }
}

/** Seals something until it ends: the end is bound to it, so nobody prolongs it. */
export async function seal({ key, salt, rounds }: VisitKey, endsAt: number, thing: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(thing))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo({ format: 1, endsAt }) },
    key,
    text,
  )
  return { format: 1, endsAt, iv, sealed: new Uint8Array(sealed), salt, rounds }
}

/** What was sealed; nothing where it was by another passphrase, or was altered. */
export async function unseal({ key }: VisitKey, sealed: Sealed): Promise<unknown> {
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.iv, additionalData: boundTo(sealed) },
      key,
      sealed.sealed,
    )
    return JSON.parse(new TextDecoder().decode(text))
  } catch {
    return undefined
  }
}

function boundTo({ format, endsAt }: Pick<Sealed, 'format' | 'endsAt'>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`passerelle visit ${format} ${endsAt}`)
}

function newSalt() {
  return { salt: crypto.getRandomValues(new Uint8Array(16)), rounds: roundsNow }
}
