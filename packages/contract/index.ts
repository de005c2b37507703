import { type Access, access } from './access.ts'
import { casework } from './casework.ts'
import { certificateDocuments, certificates, publicCertificates } from './certificates.ts'
import { coaching, sessionFeeds } from './coaching.ts'
import { exchange } from './exchange.ts'
import { keptFiles } from './files.ts'
import { followUp } from './follow-up.ts'
import { founding } from './founding.ts'
import { imports } from './imports.ts'
import { indicators } from './indicators.ts'
import { labour } from './labour.ts'
import { networks } from './networks.ts'
import { newcomers, publicContact } from './newcomers.ts'
import { notes } from './notes.ts'
import { offers, publicOffers } from './offers.ts'
import { outlooks } from './outlooks.ts'
import { ownPage } from './own-page.ts'
import { papers } from './papers.ts'
import { placement } from './placement.ts'
import { programmes } from './programmes.ts'
import { recognitions } from './recognitions.ts'
import { reference } from './reference.ts'
import { retention } from './retention.ts'
import type { ApiName, Route } from './route.ts'
import { seals } from './seals.ts'
import { self } from './self.ts'
import { serviceAccounts } from './service-accounts.ts'
import { tenancy } from './tenancy.ts'
import { vacancies } from './vacancies.ts'
import { webhooks } from './webhooks.ts'

/** What each organisation may ask for in a minute, as a stage says it. */
export type { Quotas } from '@passerelle/domain/tenancy'
export type { Access } from './access.ts'
export * from './casework.ts'
export * from './certificates.ts'
export * from './coaching.ts'
export * from './exchange.ts'
export * from './files.ts'
export * from './follow-up.ts'
export * from './founding.ts'
export * from './imports.ts'
export * from './indicators.ts'
export * from './journal.ts'
export * from './kit.ts'
export * from './labour.ts'
export * from './networks.ts'
export * from './newcomers.ts'
export * from './notes.ts'
export * from './offers.ts'
export * from './outlooks.ts'
export * from './own-page.ts'
export * from './papers.ts'
export * from './placement.ts'
export * from './programmes.ts'
export * from './recognitions.ts'
export * from './reference.ts'
export * from './retention.ts'
export * from './seals.ts'
export * from './self.ts'
export * from './service-accounts.ts'
export * from './tenancy.ts'
export * from './vacancies.ts'
export * from './webhooks.ts'

/** Every operation of the API by its name. Written out: inferred, it is longer than the compiler writes down. */
export type Operations = typeof tenancy.routes &
  typeof seals.routes &
  typeof serviceAccounts.routes &
  typeof webhooks.routes &
  typeof programmes.routes &
  typeof outlooks.routes &
  typeof offers.routes &
  typeof vacancies.routes &
  typeof labour.routes &
  typeof placement.routes &
  typeof publicOffers.routes &
  typeof publicContact.routes &
  typeof newcomers.routes &
  typeof casework.routes &
  typeof imports.routes &
  typeof retention.routes &
  typeof notes.routes &
  typeof keptFiles.routes &
  typeof coaching.routes &
  typeof followUp.routes &
  typeof founding.routes &
  typeof recognitions.routes &
  typeof certificates.routes &
  typeof certificateDocuments.routes &
  typeof indicators.routes &
  typeof exchange.routes &
  typeof papers.routes &
  typeof networks.routes &
  typeof self.routes &
  typeof ownPage.routes &
  typeof publicCertificates.routes &
  typeof sessionFeeds.routes &
  typeof reference.routes

export const operations: Operations = {
  ...tenancy.routes,
  ...seals.routes,
  ...serviceAccounts.routes,
  ...webhooks.routes,
  ...programmes.routes,
  ...outlooks.routes,
  ...offers.routes,
  ...vacancies.routes,
  ...labour.routes,
  ...placement.routes,
  ...publicOffers.routes,
  ...publicContact.routes,
  ...newcomers.routes,
  ...casework.routes,
  ...imports.routes,
  ...retention.routes,
  ...notes.routes,
  ...keptFiles.routes,
  ...coaching.routes,
  ...followUp.routes,
  ...founding.routes,
  ...recognitions.routes,
  ...certificates.routes,
  ...certificateDocuments.routes,
  ...indicators.routes,
  ...exchange.routes,
  ...papers.routes,
  ...networks.routes,
  ...self.routes,
  ...ownPage.routes,
  ...publicCertificates.routes,
  ...sessionFeeds.routes,
  ...reference.routes,
}

export type OperationId = keyof Operations

/** The operations that a page's form calls, and no program. */
type FormId = {
  [Id in OperationId]: Operations[Id] extends { readonly form: true } ? Id : never
}[OperationId]

/** The operations that a program calls. */
export type CallId = Exclude<OperationId, FormId>

// An operation without a row in the matrix does not compile here.
const matrix: Readonly<Record<OperationId, Access>> = access

/** A route together with its name, the function that answers it and who may call it. */
export type Endpoint = Route & {
  readonly operationId: OperationId
  readonly api: ApiName
  readonly access: Access
}

/** Every route of the API, in the order of the contract. */
export const endpoints: readonly Endpoint[] = [
  tenancy,
  seals,
  serviceAccounts,
  webhooks,
  programmes,
  outlooks,
  offers,
  vacancies,
  labour,
  placement,
  publicOffers,
  publicContact,
  newcomers,
  casework,
  imports,
  retention,
  notes,
  keptFiles,
  coaching,
  followUp,
  founding,
  recognitions,
  certificates,
  certificateDocuments,
  indicators,
  exchange,
  papers,
  networks,
  self,
  ownPage,
  publicCertificates,
  sessionFeeds,
  reference,
].flatMap((set) =>
  Object.entries(set.routes).map(([name, route]) => {
    const operationId = name as OperationId // the sets make up `operations`
    return { ...route, operationId, api: set.api, access: matrix[operationId] }
  }),
)
