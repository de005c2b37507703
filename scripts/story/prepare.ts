import type { ResourceOf } from '@passerelle/client'
import type { Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'

/** What stands before the first person comes: a programme with its modules, and a signed corridor. */
export type Ground = {
  readonly programmeId: ResourceOf<'openProgramme'>['id']
  readonly moduleIds: readonly ResourceOf<'addModule'>['id'][]
}

/** The admins set up a programme from its template and sign a corridor from the bfz to Dakar. */
export async function prepareGround(cast: Cast, days: StoryDays, narrate: Narrator): Promise<Ground> {
  const { bfz, dakar } = cast
  const { body: programme } = await narrate.step(bfz.admin.name, 'story.openProgramme', () =>
    bfz.admin.api.openProgramme({
      body: { template: 'reintegration_coaching_plus' },
      idempotencyKey: 'story-open-programme',
    }),
  )
  const { body: modules } = await narrate.step(bfz.admin.name, 'story.listModules', () =>
    bfz.admin.api.listModules({ params: { programmeId: programme.id } }),
  )

  const { body: corridor } = await narrate.step(bfz.admin.name, 'story.proposeCorridor', () =>
    bfz.admin.api.proposeCorridor({
      body: {
        counterpart: dakar.tenant.id,
        direction: 'outgoing',
        kinds: ['referral', 'handover'],
        highestTier: 'T2',
        purposes: ['reintegration_support', 'job_placement', 'business_startup', 'training'],
        transferBasis: 'explicit_consent_49_1_a',
        validity: { from: days.day(0), to: days.day(730) },
      },
      idempotencyKey: 'story-propose-corridor',
    }),
  )
  await narrate.step(dakar.admin.name, 'story.signCorridor', () =>
    dakar.admin.api.signCorridor({
      params: { corridorId: corridor.id },
      ifMatch: 1,
      idempotencyKey: 'story-sign-corridor',
    }),
  )
  return { programmeId: programme.id, moduleIds: modules.items.map(({ id }) => id) }
}
