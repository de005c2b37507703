import type { ResourceOf } from '@passerelle/client'
import type { Actor, Demo } from '../demo.ts'
import type { Narrator } from '../narrator.ts'

type Tenant = ResourceOf<'openTenant'>

/** An organisation of the story and its first admin. */
export type House = { readonly tenant: Tenant; readonly admin: Actor }

/** Everybody who acts in the story. */
export type Cast = {
  readonly bfz: House
  readonly dakar: House
  readonly socialImpact: House
  /** Coach at the bfz. */
  readonly miriam: Actor
  /** Counsellor at the bfz, the second member of staff at a consent. */
  readonly jonas: Actor
  /** Adviser in Dakar. */
  readonly awa: Actor
  /** Her deputy. */
  readonly ibrahima: Actor
  /** Coach at Social Impact, who has no business with this case. */
  readonly lea: Actor
}

/** The operator opens three organisations; their admins invite those who will work. */
export async function assembleCast(demo: Demo, narrate: Narrator): Promise<Cast> {
  const olga = await demo.operator()

  const open = async (
    order: Pick<Tenant, 'slug' | 'name' | 'kind' | 'country' | 'language'>,
    admin: { name: string; email: string },
    key: string,
  ): Promise<House> => {
    const { body: tenant } = await narrate.step(olga.name, key, () =>
      olga.api.openTenant({ body: { ...order, admin }, idempotencyKey: `story-open-${order.slug}-0001` }),
    )
    await demo.cloud.settled()
    const { slug } = tenant
    const entered = await demo.signIn({ ...admin, slug, tenant: tenant.id, roles: ['admin'] })
    return { tenant, admin: entered }
  }

  const invite = async (
    house: House,
    person: { name: string; email: string; roles: ('coordinator' | 'coach' | 'counsellor')[] },
    key: string,
  ): Promise<Actor> => {
    const { tenant, admin } = house
    await narrate.step(admin.name, key, () =>
      admin.api.inviteMember({ body: person, idempotencyKey: `story-invite-${person.email}` }),
    )
    await demo.cloud.settled()
    return demo.signIn({ ...person, slug: tenant.slug, tenant: tenant.id })
  }

  const bfz = await open(
    { slug: 'bfz', name: 'bfz gGmbH', kind: 'coaching', country: 'DE', language: 'de' },
    { name: 'Anna (bfz)', email: 'anna@bfz.example' },
    'story.openBfz',
  )
  const dakar = await open(
    {
      slug: 'beratungszentrum-dakar',
      name: 'Beratungszentrum Dakar',
      kind: 'centre',
      country: 'SN',
      language: 'fr',
    },
    { name: 'Cheikh (Dakar)', email: 'cheikh@dakar.example' },
    'story.openDakar',
  )
  const socialImpact = await open(
    { slug: 'social-impact', name: 'Social Impact gGmbH', kind: 'coaching', country: 'DE', language: 'de' },
    { name: 'Sven (Social Impact)', email: 'sven@social-impact.example' },
    'story.openSocialImpact',
  )

  return {
    bfz,
    dakar,
    socialImpact,
    miriam: await invite(
      bfz,
      { name: 'Miriam (bfz)', email: 'miriam@bfz.example', roles: ['coach', 'coordinator'] },
      'story.inviteMiriam',
    ),
    jonas: await invite(
      bfz,
      { name: 'Jonas (bfz)', email: 'jonas@bfz.example', roles: ['counsellor'] },
      'story.inviteJonas',
    ),
    awa: await invite(
      dakar,
      { name: 'Awa (Dakar)', email: 'awa@dakar.example', roles: ['coordinator', 'coach'] },
      'story.inviteAwa',
    ),
    ibrahima: await invite(
      dakar,
      { name: 'Ibrahima (Dakar)', email: 'ibrahima@dakar.example', roles: ['coach'] },
      'story.inviteIbrahima',
    ),
    lea: await invite(
      socialImpact,
      { name: 'Lea (Social Impact)', email: 'lea@social-impact.example', roles: ['coach', 'coordinator'] },
      'story.inviteLea',
    ),
  }
}
