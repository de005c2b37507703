import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { resourcePolicyFaults } from '../iam/grammar.ts'
import type { Store } from '../store.ts'
import type { Deployment } from '../template/deployment.ts'
import type { PolicyDocument } from '../template/kind.ts'
import { TemplateRefused } from '../template/refusal.ts'

export type Key = {
  readonly id: string
  readonly arn: string
  readonly usage: 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'SIGN_VERIFY'
  readonly policy: PolicyDocument
  /** 32 bytes, or the private half of a pair (PKCS #8), that never leave this process and its data folder. */
  readonly material: Buffer
}

export type Keys = {
  /** By id, ARN, alias name or alias ARN. */
  find(reference: string): Key | undefined
}

/** The keys of the template, their material drawn at the first start and kept from then on. */
export function openKeys(deployment: Deployment, store: Store): Keys {
  const materials = store.open('keys')
  const byReference = new Map<string, Key>()
  const faults: string[] = []
  for (const { ref, attributes, properties } of deployment.of('AWS::KMS::Key')) {
    faults.push(...resourcePolicyFaults(properties.KeyPolicy).map((fault) => `key ${ref}: ${fault}`))
    const kept = materials.get(ref)
    const usage = properties.KeyUsage ?? 'ENCRYPT_DECRYPT'
    const material = typeof kept === 'string' ? Buffer.from(kept, 'base64') : newMaterial(usage)
    if (kept === undefined) materials.set(ref, material.toString('base64'))
    const arn = attributes['Arn'] ?? ''
    const key: Key = { id: ref, arn, usage, policy: properties.KeyPolicy, material }
    byReference.set(ref, key)
    byReference.set(arn, key)
  }
  for (const { properties } of deployment.of('AWS::KMS::Alias')) {
    const key = byReference.get(properties.TargetKeyId)
    if (key === undefined) continue
    byReference.set(properties.AliasName, key)
    byReference.set(key.arn.replace(/key\/.*$/, properties.AliasName), key)
  }
  if (faults.length > 0) throw new TemplateRefused(faults)
  return { find: (reference) => byReference.get(reference) }
}

function newMaterial(usage: Key['usage']): Buffer {
  if (usage !== 'SIGN_VERIFY') return randomBytes(32)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'der' })
}
