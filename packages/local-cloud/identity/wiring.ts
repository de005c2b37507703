import type { Config } from 'cognito-local/lib/server/config.js'
import type { AppClient } from 'cognito-local/lib/services/appClient.js'
import type { Context } from 'cognito-local/lib/services/context.js'
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js'
import type { CognitoService, Messages, Triggers } from 'cognito-local/lib/services/index.js'
import type { UserPoolService } from 'cognito-local/lib/services/userPoolService.js'
import type { CodeMail } from '../mail.ts'

const drop = () => {}
const absent = (what: string) => async () => {
  throw new Error(`the local user pool has no ${what}`)
}

const logger: Context['logger'] = { child: () => logger, debug: drop, info: drop, warn: drop, error: drop }

/**
 * The context that `cognito-local` passes along with every call: its log, which says nothing that the caller does not
 * hear.
 */
export const context: Context = { logger }

/** The template gives the pool no Lambda triggers. */
export const triggers: Triggers = {
  enabled: () => false,
  customMessage: absent('triggers'),
  customEmailSender: absent('triggers'),
  postAuthentication: absent('triggers'),
  postConfirmation: absent('triggers'),
  preSignUp: absent('triggers'),
  preTokenGeneration: absent('triggers'),
  userMigration: absent('triggers'),
}

/** The directory of pools, which holds exactly one. */
export function cognito(records: UserPoolService, clients: DataStore): CognitoService {
  return {
    getUserPool: async () => records,
    getUserPoolForClientId: async () => records,
    getAppClient: (_context, id) => clients.get<AppClient>(context, ['Clients', id]),
    listAppClients: async () =>
      Object.values(await clients.get<Record<string, AppClient>>(context, 'Clients', {})),
    listUserPools: async () => [records.options],
    createUserPool: absent('way to make another'),
    deleteUserPool: absent('way to delete it'),
  }
}

/** Hands each letter over instead of printing it. */
export function letters(deliver: (mail: Pick<CodeMail, 'to' | 'kind' | 'code'>) => void): Messages {
  return {
    async deliver(_context, kind, _clientId, _userPoolId, _user, code, _metadata, { Destination }) {
      deliver({ to: Destination, kind, code })
    },
  }
}

/** Settings of the server and the SDK clients that are not used here. */
export const unusedConfig: Config = {
  LambdaClient: {},
  TriggerFunctions: {},
  UserPoolDefaults: {},
  ServerConfig: { hostname: '', port: 0, https: false },
  TokenConfig: {},
}
