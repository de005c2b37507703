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
  | 'publish-console'

/** The most environments that may work at once, and that are kept for a function while others are asked for a great deal. */
type Kept = { readonly perTenant: boolean; readonly concurrency: number }

/** Of every day's work, of what is asked for now and then, and of what anybody may ask for. */
const [often, seldom, open] = [80, 25, 15]

/** Without the authorizer nobody gets in, and its answers are kept for a minute. */
export const authorizerConcurrency = 100

/**
 * How each HTTP function is kept: `perTenant` ones hold plaintext, so no execution environment serves two tenants. The
 * person's own page as HTML is asked for before anybody knows whose it is, and so cannot; it keeps nothing of a request.
 */
export const httpFunctions: Readonly<Record<ApiName, Kept>> = {
  'api-tenancy': { perTenant: true, concurrency: seldom },
  'api-casework': { perTenant: true, concurrency: often },
  'api-imports': { perTenant: true, concurrency: seldom },
  'api-notes': { perTenant: true, concurrency: seldom },
  'api-retention': { perTenant: true, concurrency: seldom },
  'api-seals': { perTenant: true, concurrency: seldom },
  'api-offers': { perTenant: true, concurrency: seldom },
  'api-coaching': { perTenant: true, concurrency: seldom },
  'api-follow-up': { perTenant: true, concurrency: seldom },
  'api-founding': { perTenant: true, concurrency: seldom },
  'api-certificates': { perTenant: true, concurrency: seldom },
  'api-certificate-documents': { perTenant: true, concurrency: seldom },
  'api-indicators': { perTenant: true, concurrency: seldom },
  'api-exchange': { perTenant: true, concurrency: often },
  'api-papers': { perTenant: true, concurrency: seldom },
  'api-networks': { perTenant: true, concurrency: seldom },
  'api-self': { perTenant: true, concurrency: seldom },
  'api-service-accounts': { perTenant: true, concurrency: seldom },
  'api-own-page': { perTenant: false, concurrency: open },
  'api-public-certificates': { perTenant: false, concurrency: open },
  'api-public-offers': { perTenant: false, concurrency: open },
  'api-session-feeds': { perTenant: false, concurrency: open },
  'api-reference': { perTenant: false, concurrency: open },
}
