import type { PaperId, TenantId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

/** A paper has a partition of its own, to which whoever brings it is confined. */
export const paperKeys = {
  paper: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'PAPER' }),
  /** What lets a lost answer be given again; for minutes. */
  replay: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'AGAIN' }),
  disclosure: (tenant: TenantId, paper: PaperId): Key => ({
    pk: `T#${tenant}#PAPER#${paper}`,
    sk: 'DISCLOSURE',
  }),
}
