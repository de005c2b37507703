import type { WallClock } from '@passerelle/domain/calendar'
import { type Ids, refuse } from '@passerelle/domain/kernel'
import {
  openPlatformTable,
  openTenantTable,
  platform,
  type TenantTable,
  type UnitOfWork,
} from '@passerelle/table'
import { resourcesOf } from './environment.ts'
import type { RequestScope } from './request.ts'
import { type Session, tenantScopeOf } from './session.ts'

type PlatformTable = Awaited<ReturnType<typeof openPlatformTable>>

/** What a use case works with, whoever calls. */
type Common = {
  readonly session: Session
  readonly unitOfWork: UnitOfWork
  readonly clock: WallClock
  readonly ids: Ids
}

/**
 * The context of routes that an organisation's members call, and of others that the platform's operator does. Each asks for
 * the one that it works with. @throws {Refused} `forbidden` where somebody else calls
 */
export type EitherContext<Own, Operator> = Common & {
  own(): Common & Own
  operator(): Common & Operator
}

/** @param make the repositories of either side, over the table as whoever calls may use it */
export async function openEitherContext<Own extends object, Operator extends object>(
  request: RequestScope,
  make: { readonly own: (table: TenantTable) => Own; readonly operator: (table: PlatformTable) => Operator },
): Promise<EitherContext<Own, Operator>> {
  const resources = resourcesOf(process.env)
  const { session, clock, ids } = request
  const forbidden = () => refuse({ code: 'forbidden' })
  if (session.scope.tenant === platform) {
    const table = await openPlatformTable(session.scope, resources, request)
    const common = { session, clock, ids, unitOfWork: table.unitOfWork }
    return { ...common, own: forbidden, operator: () => ({ ...common, ...make.operator(table) }) }
  }
  const table = await openTenantTable(tenantScopeOf(session), resources, request)
  const common = { session, clock, ids, unitOfWork: table.unitOfWork }
  const own = { ...common, ...make.own(table) }
  return { ...common, own: () => own, operator: forbidden }
}
