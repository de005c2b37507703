import type { Corridor } from '@passerelle/domain/tenancy'
import { clearEntity, readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import type { Item, Row } from '../engine/row.ts'
import { at, contended, type Requirement, replace, requireRow, type Write } from '../engine/write.ts'

/** Writes an agreement that is still at the version that was read. */
export function agreementWrite(corridor: Corridor, readVersion: number): Write {
  return replace(agreementRow(corridor), readVersion)
}

/** Lets a transaction through only while the corridor is active, and the same agreement that was read. */
export function requireCorridor(corridor: Corridor): Requirement {
  return requireRow(
    exchangeKeys.agreement(corridor),
    { present: true, equals: { id: corridor.id, state: 'active', version: corridor.version } },
    // Active, but not as it was: another limit, say. Only a new attempt can tell what follows from it.
    (found) =>
      found?.['state'] === 'active' && found['id'] === corridor.id
        ? { code: 'contended' }
        : { code: 'corridor_not_active', state: String(found?.['state'] ?? 'ended') },
  )
}

/** Lets a transaction through only while the agreement is the one that was read, active or not. */
export function requireAgreement(corridor: Corridor): Requirement {
  return requireRow(exchangeKeys.agreement(corridor), at(corridor.version, { id: corridor.id }), contended)
}

/** The row of a corridor's agreement, which both parties read. */
export function agreementRow(corridor: Corridor): Row {
  return {
    key: exchangeKeys.agreement(corridor),
    index1: exchangeKeys.corridorsTowards(corridor.to, corridor.id),
    index2: exchangeKeys.corridorsFrom(corridor.from, corridor.id),
    ...clearEntity('Corridor', corridor),
  }
}

export function readCorridor(item: Item): Corridor {
  return readClear('Corridor', item)
}
