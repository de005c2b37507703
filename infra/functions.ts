import type { ApiName } from '@passerelle/contract'

/** Every function that is deployed. The entry of each is `functions/<name>/handler.ts`; one that is missing fails the synthesis. */
export type FunctionName = ApiName | EventFunctionName | 'authorizer'

/** One per event, clock or deployment. */
export type EventFunctionName =
  | 'invite-members'
  | 'appoint-operator'
  | 'expire-referrals'
  | 'end-cases'
  | 'complete-erasures'
  | 'seal-journal'
  | 'notify-members'
  | 'send-digests'
  | 'deliver-webhooks'
  | 'show-offers'
  | 'remove-files'
  | 'publish-console'

/**
 * How many environments a function may have at work at once, kept for it whatever others are asked for. None is set for
 * `perTenant` ones: of those AWS bears 2,500, idle ones included, for each 1,000 of the function's concurrency
 * (decisions/0015).
 */
type Kept = { readonly perTenant: true } | { readonly perTenant: false; readonly concurrency: number }

/** Of what anybody may ask for, so that nobody takes what organisations work with. */
const open = { perTenant: false, concurrency: 15 } as const

/** Without the authorizer nobody gets in, and its answers are kept for a minute. */
export const authorizerConcurrency = 100

/**
 * How each HTTP function is kept: `perTenant` ones hold plaintext, so no execution environment serves two tenants. The
 * person's own page as HTML is asked for before anybody knows whose it is, and so cannot; it keeps nothing of a request.
 */
export const httpFunctions: Readonly<Record<ApiName, Kept>> = {
  'api-tenancy': { perTenant: true },
  'api-programmes': { perTenant: true },
  'api-casework': { perTenant: true },
  'api-imports': { perTenant: true },
  'api-notes': { perTenant: true },
  'api-files': { perTenant: true },
  'api-retention': { perTenant: true },
  'api-seals': { perTenant: true },
  'api-offers': { perTenant: true },
  'api-newcomers': { perTenant: true },
  'api-vacancies': { perTenant: true },
  'api-placement': { perTenant: true },
  'api-coaching': { perTenant: true },
  'api-follow-up': { perTenant: true },
  'api-founding': { perTenant: true },
  'api-certificates': { perTenant: true },
  'api-certificate-documents': { perTenant: true },
  'api-indicators': { perTenant: true },
  'api-exchange': { perTenant: true },
  'api-papers': { perTenant: true },
  'api-networks': { perTenant: true },
  'api-self': { perTenant: true },
  'api-service-accounts': { perTenant: true },
  'api-own-page': open,
  'api-public-certificates': open,
  'api-public-offers': open,
  'api-public-contact': open,
  'api-session-feeds': open,
  'api-reference': open,
}
