import type { CorridorId } from '@passerelle/domain/kernel'
import { type Corridor, type RenewCorridor, renewCorridor as renew } from '@passerelle/domain/tenancy'
import { changeCorridor } from './change-corridor.ts'
import type { TenantContext } from './context.ts'
import { signatory } from './signatory.ts'

/** Signs for a later end or other terms. */
export async function renewCorridor(
  context: TenantContext,
  id: CorridorId,
  expected: number,
  body: RenewCorridor,
): Promise<Corridor> {
  const signing = await signatory(context)
  const today = context.clock.today()
  return changeCorridor(context, id, expected, (corridor) => renew(corridor, body, signing, today))
}
