import type { FieldCode } from '../kernel/field-codes.ts'
import type { Ids } from '../kernel/index.ts'
import { refuse } from '../kernel/index.ts'
import type { Site, SiteEntry } from './programme.ts'

/**
 * The sites that a list of entries makes of those that are there: an entry with an id stays that site, one
 * without gets a new id. No site may be left out, because modules point to it; it is closed instead.
 * @throws Refused `invalid` with `unknown_site`, `twice` or `site_left_out`
 */
export function sitesFrom(entries: readonly SiteEntry[], present: readonly Site[], ids: Ids): Site[] {
  const open = new Set(present.map(({ id }) => id))
  const seen = new Set<string>()
  const sites = entries.map((entry, index): Site => {
    const { id } = entry
    if (id === undefined) return { ...entry, id: ids.next<'site'>() }
    if (!open.has(id)) invalid(index, seen.has(id) ? 'twice' : 'unknown_site')
    open.delete(id)
    seen.add(id)
    return { ...entry, id }
  })
  const [leftOut] = open
  if (leftOut !== undefined) {
    refuse({
      code: 'invalid',
      errors: [{ path: ['body', 'sites'], code: 'site_left_out', params: { site: leftOut } }],
    })
  }
  return sites
}

function invalid(index: number, code: FieldCode): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'sites', index, 'id'], code }] })
}
