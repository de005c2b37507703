import type { PaperId, TenantId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

/** A paper has a partition of its own, to which whoever brings it is confined. */
export const paperKeys = {
  paper: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'PAPER' }),
  /** The row with which a lost answer is replayed; kept for minutes. */
  replay: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'AGAIN' }),
  disclosure: (tenant: TenantId, paper: PaperId): Key => ({
    pk: `T#${tenant}#PAPER#${paper}`,
    sk: 'DISCLOSURE',
  }),
}
