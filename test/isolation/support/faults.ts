import type { Fault } from './faulty.ts'

/*
 * The checks of the product itself, one by one, as they would be if somebody had got them wrong. Each fault comes into
 * force by a header of the request, so that one stack serves for all of them.
 */

/** Which header brings which fault into force, and what its value says. */
export const said = {
  /** Whose keys are used: a tenant. */
  tenant: 'X-Tenant-Id',
  /** Which corridor and referral are used: `<from>#<to>#<referral>`. */
  referral: 'X-Said-Referral',
  /** `all`: what is listed is listed from the whole table. */
  list: 'X-Said-List',
  /** `own`: the function acts with its own role. */
  role: 'X-Said-Role',
  /** `any`: everybody may call everything. */
  access: 'X-Said-Access',
  /** In whose lists an item is put: a tenant. */
  index: 'X-Said-Index',
  /** `open`: an item may be put into anybody's lists. */
  confinement: 'X-Said-Confinement',
  /** Whose credentials the authorizer mints: a tenant. */
  tag: 'X-Forwarded-User',
  /** Whose member the authorizer takes the caller for: a tenant. */
  member: 'X-Authorizer-TenantId',
} as const

const heard = Object.entries(said)
  .map(([name, header]) => `${name}: c.req.header('${header}')`)
  .join(', ')

/** The tenant whose keys are used is the one that the caller names; the credentials stay the caller's own. */
const tenantFromRequest: Fault = {
  file: 'packages/runtime/http/api.ts',
  name: 'signedIn',
  instead: `(honest, c) => {
    const session = honest(c)
    const { tenant } = (globalThis.said = { ${heard} })
    if (tenant === undefined) return session
    return { kind: 'coaching', ...session, scope: { ...session.scope, tenant } }
  }`,
}

const anyRole: Fault = {
  file: 'packages/runtime/http/api.ts',
  name: 'assertRole',
  instead: `(honest, ...given) => globalThis.said.access === 'any' ? undefined : honest(...given)`,
}

const noConfinement: Fault = {
  file: 'packages/table/engine/confinement.ts',
  name: 'assertConfined',
  instead: `(honest, ...given) => globalThis.said?.confinement === 'open' ? undefined : honest(...given)`,
}

/** The lists in which an item stands are those of the tenant that the caller names. */
const indexFromRequest: Fault = {
  file: 'packages/table/engine/row.ts',
  name: 'toItem',
  instead: `(honest, row) => {
    const { index } = globalThis.said ?? {}
    const moved = (key) => key && index && key.pk.startsWith('T#')
      ? { ...key, pk: key.pk.replace(/^T#[^#]*/, 'T#' + index) }
      : key
    return honest({ ...row, index1: moved(row.index1), index2: moved(row.index2), index3: moved(row.index3) })
  }`,
}

/** Corridors and referrals are those that the caller names; lists are taken from the whole table, whosever they are. */
const keysFromRequest: Fault = {
  file: 'packages/table/engine/store.ts',
  name: 'openStore',
  imports: `import { ScanCommand as Scan } from '@aws-sdk/lib-dynamodb'`,
  instead: `(honest, documents, resources) => {
    const { referral, list } = globalThis.said ?? {}
    const [from, to] = referral?.split('#') ?? []
    const renamed = (key) =>
      key.startsWith('R#') ? key.replace(/^R#[^#]*#[^#]*#[^#]*/, 'R#' + referral)
      : key.startsWith('C#') ? key.replace(/^C#[^#]*#[^#]*/, 'C#' + from + '#' + to)
      : key
    const rename = (value) => {
      if (typeof value === 'string') return renamed(value)
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
      for (const name of Object.keys(value)) value[name] = rename(value[name])
      return value
    }
    const everybodys = async ({ TableName, IndexName = '', ExpressionAttributeValues: wanted }) => {
      const place = (key) => String(key).replace(/^.#[^#]*/, '')
      const { Items } = await documents.send(new Scan({ TableName }))
      return {
        Items: Items
          .filter((item) => place(item[IndexName + 'pk']) === place(wanted[':pk']))
          .filter((item) => String(item[IndexName + 'sk']).startsWith(wanted[':sk'] ?? '')),
      }
    }
    const send = (command) => {
      if (referral !== undefined) rename(command.input)
      const lists = list === 'all' && command.input.KeyConditionExpression !== undefined
      return lists ? everybodys(command.input) : documents.send(command)
    }
    return honest({ send }, resources)
  }`,
}

const ownRole: Fault = {
  file: 'packages/table/engine/connection.ts',
  name: 'connect',
  instead: `(honest, credentials) =>
    globalThis.said?.role === 'own' ? Promise.resolve(connectOwnRole()) : honest(credentials)`,
}

/** The functions with none of the application's own checks left, as soon as a caller says so. */
export const faithless: readonly Fault[] = [
  tenantFromRequest,
  anyRole,
  noConfinement,
  indexFromRequest,
  keysFromRequest,
  ownRole,
]

/** The authorizer, when it believes what a request says besides the token. */
export const gullible: readonly Fault[] = [
  {
    file: 'functions/authorizer/authorize.ts',
    name: 'bearer',
    instead: `(honest, event) => {
      const header = (name) => event.headers?.[name] ?? event.headers?.[name.toLowerCase()]
      globalThis.said = { tag: header('${said.tag}'), member: header('${said.member}') }
      return honest(event)
    }`,
  },
  {
    file: 'functions/authorizer/members.ts',
    name: 'activeMembership',
    instead: `async (honest, ...given) => {
      const { member } = globalThis.said
      const found = await honest(...given)
      return found && member ? { ...found, membership: { ...found.membership, tenantId: member } } : found
    }`,
  },
  {
    file: 'functions/authorizer/mint-credentials.ts',
    name: 'mintCredentials',
    instead: `(honest, roles, order) => {
      const { tag } = globalThis.said
      return honest(roles, tag ? { ...order, tenantId: tag } : order)
    }`,
  },
]
