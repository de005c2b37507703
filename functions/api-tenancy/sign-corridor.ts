import type { CorridorId } from '@passerelle/domain/kernel'
import { type Corridor, sign } from '@passerelle/domain/tenancy'
import { changeCorridor } from './change-corridor.ts'
import type { OwnDesk } from './desk.ts'
import { signatory } from './signatory.ts'

export async function signCorridor(desk: OwnDesk, id: CorridorId, expected: number): Promise<Corridor> {
  const signing = await signatory(desk)
  return changeCorridor(desk, 'signCorridor', id, expected, (corridor) => sign(corridor, signing))
}
