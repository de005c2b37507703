import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Client, createClient, signIn, type Tokens } from '@passerelle/client'
import type { Quotas } from '@passerelle/contract'
import type { NewTenant, OpenTenant } from '@passerelle/domain/tenancy'
import { type LocalCloud, type LocalCloudOptions, openLocalCloud } from '@passerelle/local-cloud'
import { afterAll } from 'vitest'
import { patience } from './patience.ts'
import { roomy, withQuotas } from './quotas.ts'
import { untold } from './untold.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** The synthesised stack: where CDK wrote it, or `CDK_OUTDIR`, CDK's own name for another place. */
export const assembly = process.env['CDK_OUTDIR'] ?? `${root}cdk.out`
/** What everybody on a stage signs in with. */
export const password = 'Passerelle-2026!'

/** A person who is signed in. */
export type Person = {
  readonly api: Client
  readonly tokens: Tokens
  readonly email: string
  readonly memberId: string
}

/** The synthesised stack on this machine, and the ways in which a test sets its stage. */
export type TestCloud = {
  readonly cloud: LocalCloud
  /** The platform's operator. */
  operator(): Promise<Person>
  /** Opens a tenant and signs its first admin in. */
  openTenant(order?: Partial<OpenTenant>): Promise<{ readonly tenant: NewTenant; readonly admin: Person }>
  /** Invites somebody into the admin's tenant, waits until the pool has taken them in, and signs them in. */
  join(admin: Person, roles: readonly string[]): Promise<Person>
  signIn(email: string): Promise<Tokens>
  client(token?: string): Client
}

/** How a test looks over the shoulder of every client of its stage. */
export type Stagecraft = { readonly fetch?: typeof fetch }

let sequence = 0

const asTheyAre: NonNullable<LocalCloudOptions['template']> = (template) => template

export type TestCloudOptions = Partial<LocalCloudOptions> & {
  /** Whether people and systems are told of a change. Most tests look at the change alone. */
  readonly tells?: boolean
  /** What organisations may ask for in a minute; more than any test does, unless said. */
  readonly quotas?: Quotas
}

/**
 * The stack in memory, for one test file, and closed after its last test. Files do not share one: its tables and its
 * environments grow with every tenant, and what runs later waits for them. Policy decisions are counted.
 */
export async function openTestCloud(
  { tells = false, quotas = roomy, template, ...options }: TestCloudOptions = {},
  craft: Stagecraft = {},
): Promise<TestCloud> {
  const cloud = await openLocalCloud({
    assembly,
    concurrency: 2,
    patience,
    tokenLife: patience,
    keepsChanges: true,
    // What a clock of the platform does happens when a test says so, and not because the test took long.
    clock: { now: () => new Date() },
    template: (stacks) => withQuotas(quotas)((template ?? (tells ? asTheyAre : untold))(stacks)),
    ...options,
  })
  afterAll(async () => {
    keepCounts(cloud, unique())
    await cloud.close()
  })
  return stage(cloud, craft)
}

/** The same for a cloud that the caller opens and closes. */
export function stage(cloud: LocalCloud, craft: Stagecraft = {}): TestCloud {
  let appointed: Promise<Person> | undefined

  const client = (token?: string) =>
    createClient({ api: cloud.api, ...craft, ...(token !== undefined && { token: () => token }) })

  async function signInAs(email: string): Promise<Tokens> {
    await cloud.setPassword(email, password)
    return signIn({ ...cloud.cognito, email, password })
  }

  async function person(email: string): Promise<Person> {
    const tokens = await signInAs(email)
    const api = client(tokens.access)
    const { body } = await api.readMe()
    // Who comes for the first time is noted as having come, and what follows from that is no part of the test.
    await cloud.settled()
    return { api, tokens, email, memberId: body.memberId }
  }

  async function appoint(): Promise<Person> {
    const email = `operator-${unique()}@example.org`
    await cloud.invoke('appoint-operator', { email })
    return person(email)
  }

  const test: TestCloud = {
    cloud,
    client,
    signIn: signInAs,
    operator: () => {
      appointed ??= appoint()
      return appointed
    },

    async openTenant(order = {}) {
      const { api } = await test.operator()
      const slug = order.slug ?? `tenant-${unique()}`
      const email = `admin@${slug}.example.org`
      const { body: tenant } = await api.openTenant({
        body: {
          slug,
          name: `Organisation ${slug}`,
          kind: 'coaching',
          country: 'DE',
          language: 'de',
          admin: { name: 'Ada Admin', email },
          ...order,
        },
      })
      const { code } = tenant
      if (code === undefined) throw new Error('an organisation was opened without a code')
      await cloud.settled()
      return { tenant: { ...tenant, code }, admin: await person(order.admin?.email ?? email) }
    },

    async join(admin, roles) {
      const email = `member-${unique()}@example.org`
      await admin.api.inviteMember({ body: { name: 'Mira Member', email, roles: roles as ['coach'] } })
      await cloud.settled()
      return person(email)
    },
  }
  return test
}

function unique(): string {
  sequence += 1
  return `${process.pid}-${sequence}`
}

/** Leaves the policy decisions of this cloud where the test run adds them up, instead of what it left there before. */
function keepCounts(cloud: LocalCloud, name: string): void {
  const folder = `${root}.local/test-counts`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${name}.json`, JSON.stringify(cloud.iam.counts()))
}
