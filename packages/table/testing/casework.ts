import { openCase, type Participant } from '@passerelle/domain/casework'
import { participants } from '../casework/index.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { entry, newId, now } from './tenant.ts'

/** The case of somebody who means to go back to Dakar. */
export function aCase(change: Partial<Participant> = {}): Participant {
  const opened = openCase(
    {
      names: [{ kind: 'official', primary: true, given: 'Fatou', family: 'Ndiaye' }],
      birth: { year: 1994 },
      languages: ['wo', 'fr'],
      returnCountry: 'SN',
    },
    { id: newId<'participant'>(), pseudonym: 'K7M2-X9QD', by: newId<'member'>(), at: now },
  )
  return { ...opened, ...change }
}

/** A case of the table's own member, taken in. */
export async function aKeptCase(table: TenantTable, change: Partial<Participant> = {}): Promise<Participant> {
  const participant = aCase({ coachId: table.scope.member, ...change })
  const line = { ...entry, aggregate: 'Participant', aggregateId: participant.id }
  await participants(table, 'all').add(participant, line)
  return participant
}
