import { createHash } from 'node:crypto'
import type { SupportNeedGroup } from '@passerelle/domain/casework'
import {
  type HandoverPackage,
  type PackageDocument,
  type PackagePart,
  type ReceivedPackage,
  readPart,
  receivedPackage,
} from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import type { Tier } from '@passerelle/domain/sharing'
import { type DataKey, open, seal } from '@passerelle/vault'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { Key, ReferralAddress } from '../../engine/keys/key.ts'
import type { Item, Row } from '../../engine/row.ts'
import { add, type Write } from '../../engine/write.ts'
import type { Compartment } from '../../session/referral-keys.ts'
import { partiesOf } from '../referral/referral-rows.ts'

/** One tier of a package as it stands: the hash of its bytes, and the bytes where the key is there. */
export type FoundTier = { readonly tier: Tier; readonly sha256: string; readonly bytes?: Uint8Array }

export function tierKeys(address: ReferralAddress, version: number, tiers: readonly Tier[]): readonly Key[] {
  return tiers.map((tier) => exchangeKeys.package(address, version, tier))
}

/** Keeps a package: each tier in a row of its own, under a key of its own. It is never written again. */
export function packageWrites(
  address: ReferralAddress,
  { version, parts }: HandoverPackage,
  keys: ReadonlyMap<Compartment, DataKey>,
): readonly Write[] {
  return parts.map((part) => add(partRow(address, version, part, keys.get(part.tier))))
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function partRow(
  address: ReferralAddress,
  version: number,
  { tier, bytes }: PackagePart,
  key: DataKey | undefined,
): Row {
  if (key === undefined) throw new TypeError(`tier ${tier} without a key`)
  return {
    key: exchangeKeys.package(address, version, tier),
    entity: 'PackagePart',
    version: 1,
    clear: { tier, packageVersion: version, sha256: sha256Of(bytes) },
    sealed: seal(key, binding(address, version, tier), bytes),
  }
}

/** The parts of one version among the rows of a referral, in the order of their tiers. */
export function readTiers(
  address: ReferralAddress,
  version: number,
  items: readonly Item[],
  keys: ReadonlyMap<Compartment, DataKey>,
): readonly FoundTier[] {
  return items
    .filter((item) => item['entity'] === 'PackagePart' && item['packageVersion'] === version)
    .map((item) => readTier(address, version, item, keys))
    .sort((one, other) => (one.tier < other.tier ? -1 : 1))
}

function readTier(
  address: ReferralAddress,
  version: number,
  item: Item,
  keys: ReadonlyMap<Compartment, DataKey>,
): FoundTier {
  const { tier, sha256, sealed } = item as { tier: Tier; sha256: string; sealed?: unknown } // written by `partRow` alone
  const key = keys.get(tier)
  if (key === undefined || !(sealed instanceof Uint8Array)) return { tier, sha256 }
  return { tier, sha256, bytes: open(key, binding(address, version, tier), sealed) }
}

/** A referral with the tiers that were read of it. */
type WithTiers = { readonly parts: readonly FoundTier[] }

/** One tier of a package, open: its bytes, the same as text, and what they say. */
export type OpenPart = Required<FoundTier> & { readonly text: string; readonly document: PackageDocument }

/** The tiers among these that are there and whose keys are there. */
export function openParts({ parts }: WithTiers, wanted: readonly Tier[]): readonly OpenPart[] {
  return parts.flatMap(({ tier, sha256, bytes }) =>
    bytes !== undefined && wanted.includes(tier)
      ? [{ tier, sha256, bytes, text: utf8.decode(bytes), document: readPart(bytes) }]
      : [],
  )
}

/** The documents of these tiers. */
export function documentsIn(found: WithTiers, wanted: readonly Tier[]): ReceivedPackage {
  return receivedPackage(openParts(found, wanted).map(({ document }) => document))
}

/**
 * The subject of a person's yes, among the tiers that were read: the hash of each whose key is there still, and the
 * groups that the sensitive one holds. One that was taken back meanwhile is not among them.
 *
 * @throws {Refused} `contended` without the offer: then the package is gone altogether, and a step came in between
 */
export function shownParts(found: WithTiers): {
  readonly hashes: ReadonlyMap<Tier, string>
  readonly sensitiveGroups: readonly SupportNeedGroup[]
} {
  const hashes = new Map(
    found.parts.flatMap(({ tier, sha256, bytes }) => (bytes ? [[tier, sha256] as const] : [])),
  )
  if (!hashes.has('T0')) refuse({ code: 'contended' })
  const { T3 } = documentsIn(found, ['T3'])
  // The groups are the fields of what the schema lets through.
  return { hashes, sensitiveGroups: Object.keys(T3?.participant?.supportNeeds ?? {}) as SupportNeedGroup[] }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function binding(address: ReferralAddress, version: number, tier: Tier) {
  const subject = `${address.id}#${version}#${tier}`
  return { tenant: partiesOf(address), subject, entity: 'PackagePart', schema: 1 }
}
