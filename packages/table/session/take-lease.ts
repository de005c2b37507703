import type { Lease } from '@passerelle/domain/tenancy'
import { connect } from '../engine/connection.ts'
import { countUp } from '../engine/count-up.ts'
import { usageKeys } from '../engine/keys/usage.ts'
import type { Tables } from './scope.ts'
import type { TenantScope } from './tenant-table.ts'

const minuteSeconds = 60

/** Long enough to look at what happened, and then nobody keeps how much an organisation works. */
const keptSeconds = 3_600

/**
 * Takes a part of an organisation's requests of a minute, and gives how many of them all environments have taken. A call
 * whose answer is lost may have counted: then the organisation has so many fewer in that minute.
 *
 * @param signal ends the waiting
 */
export async function takeLease(
  scope: TenantScope,
  { mainTable }: Pick<Tables, 'mainTable'>,
  { minute, requests }: Lease,
  signal: AbortSignal,
): Promise<number> {
  const { documents } = await connect(scope.credentials)
  const begins = minute * minuteSeconds
  const key = usageKeys.minute(scope.tenant, new Date(begins * 1_000).toISOString())
  const row = { key, entity: 'Usage', expiresAt: begins + keptSeconds }
  return countUp(documents, mainTable, row, requests, signal)
}
