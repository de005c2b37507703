import { dateSchema } from '@passerelle/domain/kernel'
import {
  editServiceAccountSchema,
  openServiceAccountSchema,
  serviceAccountSchema,
} from '@passerelle/domain/tenancy'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A service account as it may be read: which secrets there are, and never what they are. */
export const seenServiceAccountSchema = serviceAccountSchema.omit({ pending: true, secrets: true }).extend({
  secrets: z.array(serviceAccountSchema.shape.secrets.element.omit({ poolId: true })),
  /** The day, by UTC, on which the system was let in for the last time. */
  lastUsedOn: dateSchema.optional(),
})
export type SeenServiceAccount = z.infer<typeof seenServiceAccountSchema>

/** The one answer that holds a secret; a repetition of the request gets it without. */
export const madeSecretSchema = seenServiceAccountSchema.extend({ secret: z.string().optional() })

const one = '/v1/service-accounts/{serviceAccountId}'

/** How an organisation lets its own systems in: client credentials, in roles of their own. */
export const serviceAccounts = routes('api-service-accounts', {
  openServiceAccount: {
    method: 'POST',
    path: '/v1/service-accounts',
    summary: 'Name a system of the organisation and its roles; it is let in from its first secret on',
    body: openServiceAccountSchema,
    answer: { status: 201, body: seenServiceAccountSchema },
  },
  listServiceAccounts: {
    method: 'GET',
    path: '/v1/service-accounts',
    summary: 'List the systems that are or were let in, with their roles and the day of their last use',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(seenServiceAccountSchema) },
  },
  readServiceAccount: {
    method: 'GET',
    path: one,
    summary: 'Read one service account',
    answer: { status: 200, body: seenServiceAccountSchema },
  },
  editServiceAccount: {
    method: 'PATCH',
    path: one,
    summary:
      'Change the name or the roles; new roles count within a minute, for tokens that are there as well',
    body: editServiceAccountSchema,
    change: true,
    answer: { status: 200, body: seenServiceAccountSchema },
  },
  rotateServiceSecret: {
    method: 'POST',
    path: `${one}/rotate`,
    summary:
      'Make a secret, shown this once, and not to a repetition: the first, or the successor of one that goes on to hold',
    change: true,
    answer: { status: 200, body: madeSecretSchema },
  },
  endServiceSecret: {
    method: 'DELETE',
    path: `${one}/secrets/{secretId}`,
    summary: 'End a secret once its successor is in use: it gets no token any more',
    change: true,
    answer: { status: 200, body: seenServiceAccountSchema },
  },
  removeServiceAccount: {
    method: 'DELETE',
    path: one,
    summary: 'Remove a service account: refused within a minute, although tokens are still valid',
    change: true,
    answer: { status: 204 },
  },
})
