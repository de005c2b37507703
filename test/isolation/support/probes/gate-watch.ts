import type { LocalCloud } from '@passerelle/local-cloud'
import { isRoles } from '../../../support/interference.ts'

/** Calls to table and vault that should not be let through, and what the gate made of them. */
export type Touches = {
  readonly calls: number
  readonly denied: number
  /** Those that were let through, by operation and keys. */
  readonly allowed: readonly string[]
}

type Call = Parameters<Parameters<LocalCloud['watch']>[0]>[0]['call']

/** The foreign rows that a call touches; nothing where all is well. */
export type Trespass = (call: Call) => readonly string[]

const keptFindings = 20

/** Looks on at the gate until it is told to stop. */
export function watchGate(cloud: LocalCloud, trespass: Trespass): { stop(): Touches } {
  const allowed: string[] = []
  let calls = 0
  let denied = 0
  const stop = cloud.watch(({ call, answer }) => {
    if (call.service !== 'dynamodb' && call.service !== 'kms') return
    const touched = trespass(call)
    if (touched.length === 0) return
    calls += 1
    if (answer.body.toString().includes('AccessDeniedException')) denied += 1
    else if (allowed.length < keptFindings) allowed.push(`${call.operation} ${touched.join(', ')}`)
  })
  return {
    stop() {
      stop()
      return { calls, denied, allowed }
    },
  }
}

/**
 * A key that names a victim and nobody who asks, a victim's key of the vault, and any list of a whole table. A row that a
 * victim shares with whoever asks stands in the victim's lists too. Functions that write letters in their own right are
 * not asked by anybody.
 */
export function onVictims(victims: readonly string[], askers: readonly string[]): Trespass {
  return (call) => {
    const { service, operation, body } = call
    if (isTelling(call)) return []
    if (operation === 'Scan') return ['everything']
    const request: unknown = JSON.parse(body.toString())
    return stringsIn(service === 'kms' ? contextOf(request) : request).filter((text) => {
      if (service === 'dynamodb' && !/^[TCRA]#/.test(text)) return false
      const names = namesIn(text)
      return names.some((id) => victims.includes(id)) && !names.some((id) => askers.includes(id))
    })
  }
}

const isTelling = isRoles('MemberNotices')

function namesIn(text: string): readonly string[] {
  return text.match(/[0-9A-HJKMNP-TV-Z]{26}/g) ?? []
}

/** The calls that a function makes with its own role. */
export function byOwnRole(roles: readonly string[]): Trespass {
  return ({ principal, operation }) =>
    principal?.kind === 'role' && roles.includes(principal.role.logicalId)
      ? [`${operation} by ${principal.role.logicalId}`]
      : []
}

/** The encryption context as one text, because only together do its parts say whose key is meant. */
function contextOf(request: unknown): string {
  if (typeof request !== 'object' || request === null) return ''
  const { EncryptionContext } = request as Record<string, unknown> // an object, so its fields may be asked for
  return `vault ${JSON.stringify(EncryptionContext)}`
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  const parties = namesIn(stringsAt(value, 'pk').join())
  return Object.keys(value).flatMap((field) => {
    const texts = stringsAt(value, field)
    const isOwnList = /^gsi\dpk$/.test(field) && parties.length > 1
    return isOwnList ? texts.filter((text) => !namesIn(text).every((id) => parties.includes(id))) : texts
  })
}

function stringsAt(value: object, field: string): readonly string[] {
  return stringsIn(Object.entries(value).find(([name]) => name === field)?.[1])
}
