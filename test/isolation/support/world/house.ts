import type { MemberRole, NewTenant } from '@passerelle/domain/tenancy'
import type { Person, TestCloud } from '../../../support/cloud.ts'
import { marker } from './marks.ts'

/** An organisation with its people, each of them with one role and signed in. */
export type House = {
  readonly name: string
  readonly tenant: NewTenant
  readonly people: Readonly<Record<string, Person>>
  /** A second counsellor, who is let into what the first was told, and tries nothing. */
  readonly confidant?: Person | undefined
  /** A word of this organisation alone, for a text. */
  readonly mark: (what: string) => string
  readonly person: (role: string) => Person
  /** Lets somebody in whom the house's cases are about, by a link of their own. */
  readonly letIn: (participantId: string) => Promise<void>
  /** Lets a calendar in, by the feed of somebody who tries nothing, and so does not end it. */
  readonly subscribe: () => Promise<void>
}

/** Somebody to be invited: what to call them here, and their role. */
export type Wanted = Readonly<Record<string, MemberRole>>

/** Opens an organisation, invites everybody at once, and signs them in. */
export async function openHouse(
  stage: TestCloud,
  name: string,
  kind: 'coaching' | 'centre',
  wanted: Wanted,
  victim: boolean,
): Promise<House> {
  const mark = marker(name, victim)
  const { tenant, admin } = await stage.openTenant({
    name: mark('organisation'),
    kind,
    country: kind === 'centre' ? 'SN' : 'DE',
    language: kind === 'centre' ? 'fr' : 'de',
  })
  const emails = Object.entries(wanted).map(([called, role]) => ({
    called,
    role,
    email: `${called}-${mark('mail').toLowerCase()}@${name}.example.org`,
  }))
  for (const { email, role } of emails)
    await admin.api.inviteMember({ body: { name: mark('member'), email, roles: [role] } })
  await stage.cloud.settled()
  const joined = await Promise.all(
    emails.map(async ({ called, email }) => [called, await enter(stage, email)] as const),
  )
  const { confidant, ...others } = Object.fromEntries(joined)
  const people: Record<string, Person> = { admin, ...others }
  const person = (role: string) => {
    const found = people[role]
    if (found === undefined) throw new Error(`${name} has no ${role}`)
    return found
  }
  return {
    name,
    tenant,
    people,
    confidant,
    mark,
    person,
    async letIn(participantId) {
      const { api } = person('coach')
      const { body } = await api.makeLink({ params: { participantId }, body: {} })
      const access = `${body.code}.${body.pin}`
      const tokens = { access, identity: '', refresh: '' }
      people['person'] = { api: stage.client(access), tokens, email: '', memberId: participantId }
    },
    async subscribe() {
      const { api, memberId } = confidant ?? person('coach')
      const { body } = await api.makeFeed()
      const access = `PSCF1.${body.address?.split('/').at(-1)}`
      const tokens = { access, identity: '', refresh: '' }
      people['feed'] = { api: stage.client(access), tokens, email: '', memberId }
    },
  }
}

/** A token for each role of the house. */
export function readersOf({ people }: House): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(people).map(([role, { tokens }]) => [role, tokens.access]))
}

async function enter(stage: TestCloud, email: string): Promise<Person> {
  const tokens = await stage.signIn(email)
  const api = stage.client(tokens.access)
  const { body } = await api.readMe()
  return { api, tokens, email, memberId: body.memberId }
}
