import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'

/** The stage before the first person comes: a programme with its modules, and signed corridors. */
export type Ground = {
  readonly programmeId: ResourceOf<'openProgramme'>['id']
  readonly moduleIds: readonly ResourceOf<'addModule'>['id'][]
}

type Terms = Pick<CallOptions<'proposeCorridor'>['body'], 'kinds' | 'highestTier' | 'purposes'>

const aboutPeople: Terms = {
  kinds: ['referral', 'handover'],
  highestTier: 'T2',
  purposes: ['reintegration_support', 'job_placement', 'business_startup', 'training'],
}

/** To who pays nobody is referred; the least that can be agreed on. */
const aboutFigures: Terms = { kinds: ['referral'], highestTier: 'T0', purposes: ['reintegration_support'] }

/**
 * The admins set up a programme from its template and sign corridors from the bfz to Dakar, to Thiès and to who pays for it.
 */
export async function prepareGround(cast: Cast, days: StoryDays, narrate: Narrator): Promise<Ground> {
  const { bfz } = cast
  const { body: programme } = await narrate.step(bfz.admin.name, 'story.openProgramme', () =>
    bfz.admin.api.openProgramme({
      body: { template: 'reintegration_coaching_plus' },
      idempotencyKey: 'story-open-programme',
    }),
  )
  const { body: modules } = await narrate.step(bfz.admin.name, 'story.listModules', () =>
    bfz.admin.api.listModules({ params: { programmeId: programme.id } }),
  )

  for (const { partner, key, terms } of [
    { partner: cast.dakar, key: '', terms: aboutPeople },
    { partner: cast.thies, key: '-thies', terms: aboutPeople },
    { partner: cast.fund, key: '-fund', terms: aboutFigures },
  ]) {
    const place = { name: partner.tenant.name }
    const propose = () =>
      bfz.admin.api.proposeCorridor({
        body: {
          ...terms,
          counterpart: partner.tenant.id,
          direction: 'outgoing',
          transferBasis: 'explicit_consent_49_1_a',
          validity: { from: days.day(0), to: days.day(730) },
        },
        idempotencyKey: `story-propose-corridor${key}`,
      })
    const { body: corridor } = await narrate.step(bfz.admin.name, 'story.proposeCorridor', propose, place)
    await narrate.step(partner.admin.name, 'story.signCorridor', () =>
      partner.admin.api.signCorridor({
        params: { corridorId: corridor.id },
        ifMatch: 1,
        idempotencyKey: `story-sign-corridor${key}`,
      }),
    )
  }
  return { programmeId: programme.id, moduleIds: modules.items.map(({ id }) => id) }
}
