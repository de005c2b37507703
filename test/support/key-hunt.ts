import { createDecipheriv } from 'node:crypto'
import { connect } from '@passerelle/table/testing'
import { type DataKey, type KekContext, openKek, unwrapDataKey } from '@passerelle/vault'
import type { TestCloud } from './cloud.ts'
import { type PlainItem, scan } from './engine.ts'
import { pointSdksAt } from './raw-access.ts'

/** Every key that can be had by somebody whom no policy binds, by the place in which its wrapped form stands. */
export type KeyHoard = ReadonlyMap<string, DataKey>

/** Unwraps everything in the table of keys that can be unwrapped, with the account's own rights over KMS. */
export async function hoardKeys(stage: TestCloud): Promise<KeyHoard> {
  const { cloud } = stage
  pointSdksAt(cloud.endpoints.services)
  const { kms: client } = await connect(cloud.accountCredentials())
  const keyId = Object.entries(cloud.outputs).find(([name]) => /VaultKey/.test(name))?.[1]
  if (keyId === undefined) throw new Error('no output names the key of the vault')
  const kms = { client, keyId }
  const rows = await scan(cloud, 'keys')
  const hoard = new Map<string, DataKey>()
  for (const row of rows) {
    const context = contextOf(row)
    if (context !== undefined) hoard.set(placeOf(row), await openKek(kms, context, wrappedOf(row)))
  }
  for (const row of rows) {
    if (contextOf(row) !== undefined) continue
    const [owner, subject, kek] = wrapperOf(row)
    const wrapper = hoard.get(kek)
    if (wrapper !== undefined) hoard.set(placeOf(row), unwrapDataKey(wrapper, owner, subject, wrappedOf(row)))
  }
  return hoard
}

/**
 * The content of a sealed value under one of the keys. Neither tag nor binding is looked at, so it opens for whoever
 * has the key, in whatever name it was sealed; and what comes out of the wrong key is no JSON.
 */
export function openWithAny(sealed: Uint8Array, hoard: KeyHoard): unknown {
  for (const key of hoard.values()) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
    const text = Buffer.from(decipher.update(sealed.subarray(13, -16))).toString('utf8')
    const said = parsed(text)
    if (said !== undefined) return said
  }
  return undefined
}

export function wrappedOf({ wrapped }: PlainItem): Buffer {
  if (!Buffer.isBuffer(wrapped)) throw new Error('a row of the keys without its key')
  return wrapped
}

function placeOf({ pk, sk }: PlainItem): string {
  return `${pk} ${sk}`
}

function contextOf({ pk, sk }: PlainItem): KekContext | undefined {
  const [kind, one = '', other = ''] = String(pk).split('#')
  if (kind === 'C') return { from: one, to: other, use: 'corridor' }
  if (other === 'NEWCOMER') return { tenant: one, use: 'contact' }
  if (sk === 'KEK#casework') return { tenant: one, use: 'casework' }
  if (sk === 'KEK#staff') return { tenant: one, use: 'staff' }
  return undefined
}

/** To whom a data key belongs, what it is called, and where the key that wraps it stands. */
function wrapperOf({ pk, sk }: PlainItem): readonly [owner: string, subject: string, kek: string] {
  const [kind, from = '', to = '', id = '', whose] = String(pk).split('#')
  if (kind === 'T') return [from, String(sk).slice('DEK#'.length), `${pk} KEK#casework`]
  const [, edition, compartment] = String(sk).split('#')
  const subject = `${id}#${Number(edition)}#${compartment}`
  return whose === 'HELD'
    ? [from, subject, `T#${from}#KEYS KEK#casework`]
    : [`${from}#${to}`, subject, `C#${from}#${to}#KEYS KEK`]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
