import type { ResourceOf } from '@passerelle/client'
import type { Actor, Demo } from '../demo.ts'
import type { Narrator } from '../narrator.ts'
import type { PlainKey } from '../say.ts'

type Tenant = ResourceOf<'openTenant'>

/** An organisation of the story and its first admin. */
export type House = { readonly tenant: Tenant; readonly admin: Actor }

/** A centre in the country of origin: who takes people on there, and who stands in. */
export type Centre = House & { readonly adviser: Actor; readonly deputy: Actor }

/** Everybody who acts in the story. */
export type Cast = {
  /** The operator of the platform. */
  readonly olga: Actor
  readonly bfz: House
  /** With Awa, and Ibrahima as her deputy. */
  readonly dakar: Centre
  /** With Khady, and Modou as her deputy. */
  readonly thies: Centre
  readonly socialImpact: House
  /** Who pays for the programme, and is told figures. */
  readonly fund: House
  /** Coach at the bfz. */
  readonly miriam: Actor
  /** Counsellor at the bfz, the second member of staff at a consent. */
  readonly jonas: Actor
  /** Coach at Social Impact, who has no business with this case. */
  readonly lea: Actor
}

/** The operator opens five organisations; their admins invite those who will work. */
export async function assembleCast(demo: Demo, narrate: Narrator): Promise<Cast> {
  const olga = await demo.operator()

  const open = async (
    order: Pick<Tenant, 'slug' | 'name' | 'kind' | 'country' | 'language'>,
    admin: { name: string; email: string },
    key: PlainKey,
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
    key: PlainKey,
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
  const thies = await open(
    {
      slug: 'beratungszentrum-thies',
      name: 'Beratungszentrum Thiès',
      kind: 'centre',
      country: 'SN',
      language: 'fr',
    },
    { name: 'Marième (Thiès)', email: 'marieme@thies.example' },
    'story.openThies',
  )
  const socialImpact = await open(
    { slug: 'social-impact', name: 'Social Impact gGmbH', kind: 'coaching', country: 'DE', language: 'de' },
    { name: 'Sven (Social Impact)', email: 'sven@social-impact.example' },
    'story.openSocialImpact',
  )
  const fund = await open(
    { slug: 'rueckkehrfonds', name: 'Rückkehrfonds', kind: 'funder', country: 'DE', language: 'de' },
    { name: 'Greta (Rückkehrfonds)', email: 'greta@rueckkehrfonds.example' },
    'story.openFund',
  )

  return {
    olga,
    bfz,
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
    dakar: {
      ...dakar,
      adviser: await invite(
        dakar,
        { name: 'Awa (Dakar)', email: 'awa@dakar.example', roles: ['coordinator', 'coach'] },
        'story.inviteAwa',
      ),
      deputy: await invite(
        dakar,
        { name: 'Ibrahima (Dakar)', email: 'ibrahima@dakar.example', roles: ['coach'] },
        'story.inviteIbrahima',
      ),
    },
    thies: {
      ...thies,
      adviser: await invite(
        thies,
        { name: 'Khady (Thiès)', email: 'khady@thies.example', roles: ['coordinator', 'coach'] },
        'story.inviteKhady',
      ),
      deputy: await invite(
        thies,
        { name: 'Modou (Thiès)', email: 'modou@thies.example', roles: ['coach'] },
        'story.inviteModou',
      ),
    },
    socialImpact,
    fund,
    lea: await invite(
      socialImpact,
      { name: 'Lea (Social Impact)', email: 'lea@social-impact.example', roles: ['coach', 'coordinator'] },
      'story.inviteLea',
    ),
  }
}
