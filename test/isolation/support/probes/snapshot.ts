import { createHash } from 'node:crypto'
import type { LocalCloud } from '@passerelle/local-cloud'
import { type SpelledItem, scanSpelled } from '../../../support/engine.ts'
import { ordered } from '../ordered.ts'

/** The rows of some organisations alone, read past the gate. */
export type Snapshot = {
  readonly rows: number
  readonly hash: string
  /** Rows of others that an index shows among theirs; there must be none. */
  readonly intruders: readonly string[]
}

/**
 * Takes rows that name one of these tenants and none of `others`: what they share with those may change, and with it
 * the marks that letters about it went out. Rows of the platform count where they speak of one of these tenants.
 */
export async function snapshot(
  cloud: LocalCloud,
  tenants: readonly string[],
  others: readonly string[],
): Promise<Snapshot> {
  const rows = [...(await scanSpelled(cloud, 'main')), ...(await scanSpelled(cloud, 'keys'))]
  const shared = new Set(rows.flatMap((row) => sharedReferral(row, others)))
  const theirs = rows
    .filter((row) => belongs(row, tenants, others))
    .filter(
      (row) => !(textOf(row, 'entity') === 'LetterClaim' && shared.has(named(textOf(row, 'sk'))[0] ?? '')),
    )
  const lines = theirs.map((row) => JSON.stringify(ordered(row)))
  const hash = createHash('sha256')
  for (const line of lines.sort()) hash.update(line)
  const intruders = rows
    .filter((row) => !owners(textOf(row, 'pk')).some((id) => tenants.includes(id)))
    .filter((row) =>
      ['gsi1pk', 'gsi2pk', 'gsi3pk'].some((index) =>
        owners(textOf(row, index)).some((id) => tenants.includes(id)),
      ),
    )
    .map((row) => textOf(row, 'pk'))
  return { rows: lines.length, hash: hash.digest('hex'), intruders }
}

function belongs(row: SpelledItem, tenants: readonly string[], others: readonly string[]): boolean {
  const pk = textOf(row, 'pk')
  const names = pk.startsWith('P#') ? named(JSON.stringify(row)) : owners(pk)
  return names.some((id) => tenants.includes(id)) && !names.some((id) => others.includes(id))
}

/** The referral that a row belongs to, where one of `others` is a side of it. */
function sharedReferral(row: SpelledItem, others: readonly string[]): readonly string[] {
  const [kind, from = '', to = '', referral = ''] = textOf(row, 'pk').split('#')
  return kind === 'R' && (others.includes(from) || others.includes(to)) ? [referral] : []
}

function textOf(row: SpelledItem, name: string): string {
  return String(row[name]?.['S'] ?? '')
}

/** Whose a partition is: the second segment of its key, and the third of one that two share. */
function owners(pk: string): readonly string[] {
  const [kind, first = '', second = ''] = pk.split('#')
  return kind === 'C' || kind === 'R' ? [first, second] : kind === 'T' || kind === 'A' ? [first] : []
}

function named(text: string): readonly string[] {
  return text.match(/[0-9A-HJKMNP-TV-Z]{26}/g) ?? []
}
