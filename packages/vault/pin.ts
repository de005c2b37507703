import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** Six digits, told once and kept nowhere. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** The trace of a secret that a person types: enough to recognise it. */
export type PinProof = { readonly salt: Uint8Array; readonly hash: Uint8Array }

const saltLength = 16
const hashLength = 32
// 16 MiB and a few hundredths of a second for each guess.
const effort: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 }

/**
 * @param secret the PIN together with whatever it belongs to. A PIN alone is a million guesses; together with a code of
 *   128 random bits that is kept nowhere, its proof tells nothing even to somebody who has stolen the table.
 */
export async function proofOf(secret: string): Promise<PinProof> {
  const salt = randomBytes(saltLength)
  return { salt, hash: await derive(secret, salt) }
}

/** Whether this is the secret. Takes the same time where there is nothing to compare it with. */
export async function isProven(secret: string, proof: PinProof | undefined): Promise<boolean> {
  const { salt, hash } = proof ?? nobodys
  const given = await derive(secret, salt)
  return timingSafeEqual(given, hash) && proof !== undefined
}

const nobodys: PinProof = { salt: randomBytes(saltLength), hash: randomBytes(hashLength) }

function derive(secret: string, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, hashLength, effort, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}
