import type { HttpFunctionName } from './functions.ts'

/** One path of the gateway: which function answers it, and whether anybody may call it. */
export type GatewayPath = { readonly path: string; readonly api: HttpFunctionName; readonly open: boolean }

const paths: Readonly<Record<HttpFunctionName, readonly string[]>> = {
  'api-tenancy': [
    '/v1/tenants',
    '/v1/tenants/{tenantId}',
    '/v1/tenants/{tenantId}/suspend',
    '/v1/tenants/{tenantId}/resume',
    '/v1/tenant',
    '/v1/me',
    '/v1/members',
    '/v1/members/{memberId}',
    '/v1/partners',
    '/v1/corridors',
    '/v1/corridors/{corridorId}',
    '/v1/corridors/{corridorId}/sign',
    '/v1/corridors/{corridorId}/suspend',
    '/v1/corridors/{corridorId}/end',
    '/v1/programme-templates',
    '/v1/programmes',
    '/v1/programmes/{programmeId}',
    '/v1/programmes/{programmeId}/modules',
    '/v1/programmes/{programmeId}/modules/{moduleId}',
  ],
  'api-casework': [
    '/v1/participants',
    '/v1/participants/{participantId}',
    '/v1/participants/{participantId}/first-interview',
    '/v1/participants/{participantId}/assessment',
    '/v1/participants/{participantId}/plan',
    '/v1/participants/{participantId}/plan/agree',
  ],
  'api-exchange': ['/v1/referrals', '/v1/referrals/{referralId}', '/v1/referrals/{referralId}/timeline'],
  'api-reference': ['/v1/openapi.json', '/v1/docs'],
}

export const gatewayPaths: readonly GatewayPath[] = [
  ...paths['api-tenancy'].map((path) => ({ path, api: 'api-tenancy' as const, open: false })),
  ...paths['api-casework'].map((path) => ({ path, api: 'api-casework' as const, open: false })),
  ...paths['api-exchange'].map((path) => ({ path, api: 'api-exchange' as const, open: false })),
  ...paths['api-reference'].map((path) => ({ path, api: 'api-reference' as const, open: true })),
]
