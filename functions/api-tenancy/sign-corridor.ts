import type { CorridorId } from '@passerelle/domain/kernel'
import { type Corridor, sign } from '@passerelle/domain/tenancy'
import { changeCorridor } from './change-corridor.ts'
import type { TenantContext } from './context.ts'
import { signatory } from './signatory.ts'

export async function signCorridor(
  context: TenantContext,
  id: CorridorId,
  expected: number,
): Promise<Corridor> {
  const signing = await signatory(context)
  return changeCorridor(context, id, expected, (corridor) => sign(corridor, signing))
}
