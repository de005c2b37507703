import * as calendar from '@passerelle/domain/calendar'
import * as casework from '@passerelle/domain/casework'
import * as codes from '@passerelle/domain/codes'
import * as exchange from '@passerelle/domain/exchange'
import * as followUp from '@passerelle/domain/follow-up'
import * as founding from '@passerelle/domain/founding'
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
  followUp,
  founding,
  exchange,
  webhooks,
  contract,
]

/** Schemas that say more under another name than under that of their export. */
const otherNames: Readonly<Record<string, string>> = { dateSchema: 'CalendarDate' }

/**
 * Registers every exported schema under the name of its component, where zod-openapi looks for it: `openTenantSchema`
 * is `OpenTenant`.
 *
 * @throws {TypeError} when two schemas would get the same name: then one of them needs another one above.
 */
export function nameSchemas(): void {
  const named = new Map<string, z.ZodType>()
  for (const source of everySource) {
    for (const [exported, schema] of Object.entries<unknown>(source)) {
      if (!(schema instanceof z.ZodType) || !exported.endsWith('Schema')) continue
      const name = otherNames[exported] ?? capital(exported.replace(/Schema$/, ''))
      const other = named.get(name) ?? schema
      if (other !== schema) throw new TypeError(`two schemas are called ${name}`)
      if ([...named.values()].includes(schema)) continue
      named.set(name, schema)
      z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id: name })
    }
  }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
