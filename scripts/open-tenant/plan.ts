import type { CallOptions, Client } from '@passerelle/client'
import { changedIn, inOrder, keyOf, sorted } from './differences.ts'
import type { Order } from './order.ts'
import { planProgramme } from './plan-programme.ts'
import type { Standing } from './standing.ts'
import { joined, nothing, oneChange, oneStep, type Plan, type Step, type Thing } from './step.ts'

/** What it takes to open an organisation that is not there yet. All but the opening itself waits for its admin. */
export function planOpening({
  organisation,
  admin,
  members,
  places,
  calendar,
  programmes,
  corridors,
}: Order): Plan {
  const { findable: _, ...order } = organisation
  const body = { ...order, admin } as CallOptions<'openTenant'>['body']
  const later = (thing: Thing, name: string): Step => ({
    thing,
    name,
    isLater: true,
    send: async () => undefined,
  })
  return {
    ...nothing,
    steps: [
      {
        thing: 'organisation',
        name: organisation.name,
        isLater: false,
        send: (api) => api.openTenant({ body, idempotencyKey: keyOf('openTenant', body) }),
      },
      later('member', admin.email),
      ...members.filter(({ email }) => email !== admin.email).map(({ email }) => later('member', email)),
      ...places.map(({ name }) => later('place', name)),
      ...(calendar ? [later('calendar', '')] : []),
      ...programmes.map(({ template }) => later('programme', template)),
      ...corridors.map(({ partner }) => later('corridor', partner)),
    ],
  }
}

/** The differences between a file and what stands. Nothing is sent to find them. */
export function planChanges(order: Order, standing: Standing): Plan {
  return joined([
    planOrganisation(order, standing),
    planMembers(order, standing),
    planPlaces(order, standing),
    planCalendar(order, standing),
    ...order.programmes.map((programme) => planProgramme(programme, standing)),
    {
      ...nothing,
      surplus: standing.programmes
        .filter(({ template }) => !order.programmes.some((one) => one.template === template))
        .map(({ template, id }) => ({ thing: 'programme' as const, name: template ?? id })),
    },
    planCorridors(order, standing),
  ])
}

function planOrganisation({ organisation }: Order, { tenant }: Standing): Plan {
  const { name, language, findable = tenant.findable, ...given } = organisation
  const fixed = (['country', 'kind', 'publicAuthority'] as const).filter(
    (field) => given[field] !== tenant[field],
  )
  const body = changedIn({ name, language, findable }, tenant) as CallOptions<'editOwnTenant'>['body']
  const thing = { thing: 'organisation', name: tenant.name } as const
  return {
    ...oneChange(thing, body, (api) => api.editOwnTenant({ body, ifMatch: tenant.version })),
    fixed: fixed.map((field) => ({ ...thing, field: `organisation.${field}` })),
  }
}

function planMembers({ admin, members }: Order, standing: Standing): Plan {
  const named = members.map((member) => {
    const { email, name, roles } = member
    const stands = standing.members.find((one) => one.email === email)
    const thing = { thing: 'member', name: email } as const
    if (stands === undefined) {
      return oneStep(thing, (api) =>
        api.inviteMember({ body: member, idempotencyKey: keyOf('inviteMember', standing.tenant.id, member) }),
      )
    }
    // Somebody took them out of work: a file that was written before does not bring them back.
    if (stands.state === 'removed') return { ...nothing, same: [thing] }
    const body = changedIn({ name, roles: inOrder(roles) }, { ...stands, roles: inOrder(stands.roles) })
    const params = { memberId: stands.id }
    return oneChange(thing, body, (api) =>
      api.editMember({ params, body: body as CallOptions<'editMember'>['body'], ifMatch: stands.version }),
    )
  })
  const surplus = standing.members
    .filter(({ email, state }) => state !== 'removed' && email !== admin.email)
    .filter(({ email }) => !members.some((member) => member.email === email))
    .map(({ email }) => ({ thing: 'member' as const, name: email }))
  return { ...joined(named), surplus }
}

/** Places are named anew as a whole; those that stand and are not in the file stay behind them. */
function planPlaces({ places }: Order, { places: { places: stand, version } }: Standing): Plan {
  const plain = stand.map(({ formattedPhone: _, ...place }) => place)
  const others = plain.filter(({ name }) => !places.some((place) => place.name === name))
  const body = { places: [...places, ...others] } as CallOptions<'setPlaces'>['body']
  const asRead = (place: (typeof plain)[number] | undefined) =>
    JSON.stringify(place && sorted({ ...place, phone: place.phone?.replace(/[^\d+]/g, '') }))
  const news = places.filter((place) => !plain.some(({ name }) => name === place.name))
  const changed = places.filter((place) => {
    const stands = plain.find(({ name }) => name === place.name)
    return stands !== undefined && asRead(place) !== asRead(stands)
  })
  const thing = 'place' as const
  // One call writes all of them; it goes with the first that differs.
  const send = (api: Client) => api.setPlaces({ body, ifMatch: version })
  const differing = [
    ...news.map((place) => ({ place })),
    ...changed.map((place) => ({ place, fields: [place.name] })),
  ]
  return {
    ...nothing,
    steps: differing.map(({ place, ...more }, at) => ({
      thing,
      name: place.name,
      isLater: false,
      send: at === 0 ? send : async () => undefined,
      ...more,
    })),
    same: places
      .filter((place) => ![...news, ...changed].includes(place))
      .map(({ name }) => ({ thing, name })),
    surplus: others.map(({ name }) => ({ thing, name })),
  }
}

/** A calendar is corrected as a whole; days that stand and are not in the file stay corrected. */
function planCalendar({ calendar }: Order, { calendar: stands }: Standing): Plan {
  if (calendar === undefined) return nothing
  const { added = [], removed = [], ...rest } = calendar
  const { timeZone, weekend, subdivision } = { ...stands, ...rest }
  const kept = (days: readonly string[], given: readonly string[], against: readonly string[]) =>
    inOrder([...new Set([...days.filter((day) => !against.includes(day)), ...given])])
  const wanted = {
    ...(timeZone !== undefined && { timeZone }),
    ...(weekend !== undefined && { weekend }),
    ...(subdivision !== undefined && { subdivision }),
    added: kept(stands.added, added, removed),
    removed: kept(stands.removed, removed, added),
  }
  const changed = changedIn(wanted, {
    ...stands,
    added: inOrder(stands.added),
    removed: inOrder(stands.removed),
  })
  const body = wanted as CallOptions<'correctCalendar'>['body']
  return oneChange({ thing: 'calendar', name: '' }, changed, (api) =>
    api.correctCalendar({ body, ifMatch: stands.version }),
  )
}

/** A corridor is proposed once; what becomes of it afterwards, its parties agree on. */
function planCorridors({ corridors }: Order, { tenant, corridors: stand, partners }: Standing): Plan {
  return joined(
    corridors.map(({ partner, ...terms }, at) => {
      const card = partners.get(partner)
      const field = `corridors[${at}].partner`
      if (card === undefined) return { ...nothing, unknown: [{ thing: 'corridor', name: partner, field }] }
      const thing = { thing: 'corridor', name: card.name } as const
      const stands = stand.some(({ from, state, parties, addressed }) => {
        const isOutgoing = from === tenant.id
        const other = (isOutgoing ? parties.to : parties.from) ?? addressed
        return (
          state !== 'ended' &&
          isOutgoing === (terms.direction === 'outgoing') &&
          other?.name === card.name &&
          other.country === card.country &&
          other.kind === card.kind
        )
      })
      if (stands) return { ...nothing, same: [thing] }
      const body = { ...terms, counterpart: partner } as CallOptions<'proposeCorridor'>['body']
      // Of those before, each ended one makes room for another.
      const idempotencyKey = keyOf(
        'proposeCorridor',
        tenant.id,
        body,
        stand.map(({ id, version }) => [id, version]),
      )
      return oneStep(thing, (api) => api.proposeCorridor({ body, idempotencyKey }))
    }),
  )
}
