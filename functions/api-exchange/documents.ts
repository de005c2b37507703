import {
  type PackageDocument,
  type ReceivedPackage,
  readPart,
  receivedPackage,
  type Tier,
} from '@passerelle/domain/exchange'
import type { FoundReferral, FoundTier } from '@passerelle/table'

/** One tier of a package, open: its bytes, and what they say. */
export type OpenPart = Required<FoundTier> & { readonly document: PackageDocument }

/** The tiers among these that are there and whose keys are there. */
export function openParts({ parts }: FoundReferral, wanted: readonly Tier[]): readonly OpenPart[] {
  return parts.flatMap(({ tier, sha256, bytes }) =>
    bytes !== undefined && wanted.includes(tier) ? [{ tier, sha256, bytes, document: readPart(bytes) }] : [],
  )
}

/** What these tiers say. */
export function documentsIn(found: FoundReferral, wanted: readonly Tier[]): ReceivedPackage {
  return receivedPackage(openParts(found, wanted).map(({ document }) => document))
}
