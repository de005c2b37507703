import { type Client, createClient, type ResourceOf, signIn } from '@passerelle/client'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { DemoMember } from './environment.ts'

/** A person of the demonstration, signed in. */
export type Actor = {
  readonly name: string
  readonly memberId: ResourceOf<'readMe'>['memberId']
  readonly api: Client
}

/** Where the demonstration plays. */
export type Demo = {
  readonly cloud: LocalCloud
  /** The platform's operator, appointed where there is none yet. */
  operator(): Promise<Actor>
  /** Signs somebody in whom the pool has taken in. */
  signIn(member: Omit<DemoMember, 'password'> & { readonly name: string }): Promise<Actor>
  members(): readonly DemoMember[]
}

const password = 'Passerelle-2026!'

export function demo(cloud: LocalCloud): Demo {
  const members = new Map<string, DemoMember>()

  async function enter({
    name,
    ...member
  }: Omit<DemoMember, 'password'> & { readonly name: string }): Promise<Actor> {
    const { email } = member
    await cloud.setPassword(email, password)
    members.set(email, { ...member, password })
    let tokens = await signIn({ ...cloud.cognito, email, password })
    let since = Date.now()
    const token = async () => {
      if (Date.now() - since > renewAfterMs) {
        tokens = await signIn({ ...cloud.cognito, email, password })
        since = Date.now()
      }
      return tokens.access
    }
    const api = createClient({ api: cloud.api, token })
    const { body: me } = await api.readMe()
    return { name, memberId: me.memberId, api }
  }

  return {
    cloud,
    signIn: enter,
    members: () => [...members.values()],
    async operator() {
      const email = 'operator@passerelle.example'
      await cloud.invoke('appoint-operator', { email })
      return enter({ name: 'Olga (Passerelle)', email, slug: 'passerelle', roles: ['operator'] })
    },
  }
}

const renewAfterMs = 10 * 60_000
