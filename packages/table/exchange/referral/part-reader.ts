import type { Owner } from '@passerelle/domain/exchange'
import type { TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import type { Key } from '../../engine/keys/key.ts'
import type { Item } from '../../engine/row.ts'
import type { Whereabouts } from './referral-addresses.ts'

/** Where a part is looked for. */
export type Asking = {
  readonly tenant: TenantId
  readonly place: Whereabouts
  /** To whom a further referral of the case would go; the same organisation, unless said. */
  readonly recipient?: TenantId | undefined
  /** The number of one message. */
  readonly message?: number | undefined
}

/** The source of a part: the rows that came with the referral, and the keys that this side has. */
export type Reading = Asking & {
  readonly side: Owner
  readonly rows: readonly Item[]
  /** The key of the thread. */
  readonly thread: DataKey | undefined
  /** The key of the side's own case. */
  readonly person: DataKey | undefined
}

/**
 * How a part is read in the same call as its referral: where it stands, and what it is among the rows that were read.
 */
export type PartReader<Part> = {
  keys(asking: Asking): readonly Key[]
  read(reading: Reading): Part
}
