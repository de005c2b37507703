import { anInterview, aPerson, takeIn } from '../../support/casework.ts'
import { inDays } from '../../support/exchange.ts'
import { begin, cells, fingerprint, german, table } from '../../support/imports.ts'
import { aTemplate } from '../../support/templates.ts'
import { aCorridor, type House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of an organisation, of people who are taken in, and of what is written down about them. */
export async function caseworkCommands(
  { admin, coach, coordinator, counsellor, openPartner }: House,
  { number, unique, key }: Run,
): Promise<readonly Command[]> {
  const partner = await openPartner()
  const interviewed = await takeIn(coach.api)
  const decided = await takeIn(coach.api)
  const [kept, duplicate] = [await takeIn(coach.api), await takeIn(coach.api)]
  const imported = await begin(coach.api, unique, 1)
  const somebody = table(cells({ birth: inDays(-10_000 - number) }))
  const counselled = await takeIn(counsellor.api)
  return [
    command('inviteMember', admin.api, (api) =>
      api.inviteMember({
        body: { name: 'Mira Member', email: `mira-${unique}@example.org`, roles: ['coach'] },
        ...key('inviteMember'),
      }),
    ),
    command('proposeCorridor', admin.api, (api) =>
      api.proposeCorridor({ body: aCorridor(partner), ...key('proposeCorridor') }),
    ),
    command('addProgrammeTemplate', coordinator.api, (api) =>
      api.addProgrammeTemplate({ body: aTemplate(), ...key('addProgrammeTemplate') }),
    ),
    command('takeInParticipant', coach.api, (api) =>
      api.takeInParticipant({ body: aPerson(), ...key('takeInParticipant') }),
    ),
    command('beginImport', coach.api, (api) =>
      api.beginImport({
        body: { fingerprint: fingerprint(`begun ${unique}`), rows: 1 },
        ...key('beginImport'),
      }),
    ),
    command('importRows', coach.api, (api) =>
      api.importRows({
        params: { importId: imported.id },
        body: { fingerprint: fingerprint(unique), dryRun: false, reading: german, rows: somebody },
        ...key('importRows'),
      }),
    ),
    command('recordFirstInterview', coach.api, (api) =>
      api.recordFirstInterview({
        params: { participantId: interviewed.id },
        body: anInterview(),
        ...key('recordFirstInterview'),
      }),
    ),
    command('moveStage', coach.api, (api) =>
      api.moveStage({
        params: { participantId: decided.id },
        body: { stage: 'decided' },
        ifMatch: 1,
        ...key('moveStage'),
      }),
    ),
    command('mergeParticipants', coordinator.api, (api) =>
      api.mergeParticipants({
        params: { participantId: kept.id },
        body: { duplicateId: duplicate.id },
        ifMatch: 1,
        ...key('mergeParticipants'),
      }),
    ),
    command('placeHold', coach.api, (api) =>
      api.placeHold({
        params: { participantId: decided.id },
        body: { ground: 'funder_audit', until: inDays(90) },
        ...key('placeHold'),
      }),
    ),
    command('writeNote', counsellor.api, (api) =>
      api.writeNote({
        params: { participantId: counselled.id },
        body: { class: 'confidential_203', text: 'Told in confidence' },
        ...key('writeNote'),
      }),
    ),
  ]
}
