import * as calendar from '@passerelle/domain/calendar'
import * as casework from '@passerelle/domain/casework'
import * as codes from '@passerelle/domain/codes'
import * as exchange from '@passerelle/domain/exchange'
import * as kernel from '@passerelle/domain/kernel'
import * as programmes from '@passerelle/domain/programmes'
import * as sharing from '@passerelle/domain/sharing'
import * as tenancy from '@passerelle/domain/tenancy'
import * as webhooks from '@passerelle/domain/webhooks'
import * as z from 'zod'
import * as contract from '../index.ts'

const everySource = [
  kernel,
  codes,
  calendar,
  sharing,
  tenancy,
  programmes,
  casework,
  exchange,
  webhooks,
  contract,
]

/** Schemas that say more under another name than under that of their export. */
const otherNames: Readonly<Record<string, string>> = { dateSchema: 'CalendarDate' }

/**
 * Every exported schema by the name of its component: `openTenantSchema` is `OpenTenant`.
 *
 * @throws {TypeError} when two schemas would get the same name: then one of them needs another one above.
 */
export function namedSchemas(): ReadonlyMap<z.ZodType, string> {
  const named = new Map<z.ZodType, string>()
  const taken = new Set<string>()
  for (const source of everySource) {
    for (const [exported, value] of Object.entries<unknown>(source)) {
      if (!(value instanceof z.ZodType) || !exported.endsWith('Schema') || named.has(value)) continue
      const name = otherNames[exported] ?? capital(exported.replace(/Schema$/, ''))
      if (taken.has(name)) throw new TypeError(`two schemas are called ${name}`)
      taken.add(name)
      named.set(value, name)
    }
  }
  return named
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
