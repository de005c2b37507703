import type { SupportNeedGroup } from '@passerelle/domain/casework'
import {
  type PackageDocument,
  type ReceivedPackage,
  readPart,
  receivedPackage,
} from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import type { Tier } from '@passerelle/domain/sharing'
import type { FoundReferral } from '../referral/find-referral.ts'
import type { FoundTier } from './packages.ts'

/** One tier of a package, open: its bytes, the same as text, and what they say. */
export type OpenPart = Required<FoundTier> & { readonly text: string; readonly document: PackageDocument }

/** The tiers among these that are there and whose keys are there. */
export function openParts({ parts }: FoundReferral, wanted: readonly Tier[]): readonly OpenPart[] {
  return parts.flatMap(({ tier, sha256, bytes }) =>
    bytes !== undefined && wanted.includes(tier)
      ? [{ tier, sha256, bytes, text: utf8.decode(bytes), document: readPart(bytes) }]
      : [],
  )
}

/** What these tiers say. */
export function documentsIn(found: FoundReferral, wanted: readonly Tier[]): ReceivedPackage {
  return receivedPackage(openParts(found, wanted).map(({ document }) => document))
}

/**
 * What a person says yes to, among the tiers that were read: the hash of each whose key is there still, and the groups
 * that the sensitive one holds. One that was taken back meanwhile is not among them.
 *
 * @throws {Refused} `contended` without the offer: then the package is gone altogether, and a step came in between
 */
export function shownParts(found: FoundReferral): {
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
