import { access } from '@passerelle/contract/access'
import { serviceAccounts } from '@passerelle/contract/service-accounts'
import type { ServiceAccountId } from '@passerelle/domain/tenancy'
import { api } from '@passerelle/runtime'
import { openServiceContext, type ServiceContext } from './context.ts'
import { editAccount } from './edit-account.ts'
import { endSecret } from './end-secret.ts'
import { openAccount } from './open-account.ts'
import { removeAccount } from './remove-account.ts'
import { rotateSecret } from './rotate-secret.ts'
import { listAccounts, readAccount } from './view-account.ts'

// The stored id is that of the account. A repetition gets no secret: nobody knows it any more but who got it.
const replay = (context: ServiceContext, id: string) => readAccount(context, id as ServiceAccountId)

export const app = api(serviceAccounts, access, openServiceContext, {
  openServiceAccount: { run: (context, { body }) => openAccount(context, body), replay },
  listServiceAccounts: (context, { query }) => listAccounts(context, query),
  readServiceAccount: (context, { params }) => readAccount(context, params.serviceAccountId),
  editServiceAccount: (context, { params, body, expected }) =>
    editAccount(context, params.serviceAccountId, body, expected),
  rotateServiceSecret: {
    run: (context, { params, expected }) => rotateSecret(context, params.serviceAccountId, expected),
    replay,
  },
  endServiceSecret: (context, { params, expected }) =>
    endSecret(context, params.serviceAccountId, params.secretId, expected),
  removeServiceAccount: (context, { params, expected }) =>
    removeAccount(context, params.serviceAccountId, expected),
})
