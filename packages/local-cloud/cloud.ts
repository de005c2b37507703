import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { account } from './account.ts'
import { lockFolder } from './folder-lock.ts'
import { type Interfere, openFront } from './front/server.ts'
import type { Service } from './front/service.ts'
import { apiOf } from './gateway/api.ts'
import { openGateway } from './gateway/server.ts'
import { openJudge } from './iam/judge.ts'
import { administrator } from './iam/principal.ts'
import { rolesOf } from './iam/roles.ts'
import { type Mail, openUserPool } from './identity/pool.ts'
import { cognitoService, servePlain, unsignedOperations } from './identity/service.ts'
import { openKeys } from './kms/keys.ts'
import { kmsService } from './kms/service.ts'
import { functionsOf } from './lambda/function.ts'
import { openInvoker } from './lambda/invoker.ts'
import type { LocalCloud, LocalCloudOptions } from './local-cloud.ts'
import { silence } from './log.ts'
import { openStore } from './store.ts'
import { stsService } from './sts/service.ts'
import { openSessions } from './sts/sessions.ts'
import { startEngine } from './table/engine.ts'
import { tableGate } from './table/gate.ts'
import { createTables, tablesOf } from './table/tables.ts'
import { loadDeployment } from './template/deployment.ts'

/**
 * Runs the stacks of a cloud assembly on this machine.
 *
 * @throws {TemplateRefused} when a template holds anything that is not known
 * @throws {Error} in plain words when the port or the data folder is taken, or the engine does not start
 */
export async function openLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const log = options.log ?? silence
  const clock = options.clock ?? { now: () => new Date() }
  const closers: (() => void | Promise<void>)[] = []
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end()
  }

  try {
    const deployment = await loadDeployment(options.assembly, options.template)
    const roles = rolesOf(deployment)
    const functions = functionsOf(deployment, roles, options.bundles ?? {})
    const api = apiOf(deployment, functions)
    const tables = tablesOf(deployment)

    if (options.data !== undefined) closers.push(lockFolder(options.data))
    const store = openStore(options.data)
    const engine = await startEngine({ folder: options.data, endpoint: engineEndpoint(options), log })
    closers.push(engine.close)
    const client = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: account.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    })
    closers.push(() => client.destroy())
    await createTables(deployment, client)

    const judge = openJudge()
    const sessions = openSessions(clock)
    const mails: Mail[] = []
    const pool = await openUserPool(deployment, store, (mail) => {
      mails.push(mail)
      log({ source: 'mail', line: `${mail.kind} to ${mail.to}: ${mail.code}` })
    })
    let interfere: Interfere | undefined
    const gate = tableGate({ engine: engine.endpoint, tables, judge, onWrite: () => {} })
    closers.push(gate.close)
    const byTarget = new Map<string, Service>([
      ['DynamoDB_20120810', gate],
      ['TrentService', kmsService(openKeys(deployment, store), judge)],
    ])
    if (pool !== undefined) byTarget.set('AWSCognitoIdentityProviderService', cognitoService(pool, judge))
    const front = await openFront({
      byTarget,
      query: stsService(roles, judge, sessions),
      unsigned: new Set(unsignedOperations.map((operation) => `cognito-idp:${operation}`)),
      plain: servePlain(pool),
      sessions,
      interfere: () => interfere,
      log,
    })
    closers.push(front.close)
    const invoker = openInvoker({
      endpoint: front.endpoint,
      sessions,
      log,
      concurrency: options.concurrency ?? 4,
      environments: options.environments ?? 48,
    })
    closers.push(invoker.close)
    const gateway =
      api === undefined ? undefined : await openGateway({ api, invoker, clock, log, port: options.port ?? 0 })
    if (gateway !== undefined) closers.push(gateway.close)

    return {
      api: gateway?.url ?? '',
      cognito: { endpoint: front.endpoint, userPoolId: pool?.id ?? '', clientId: pool?.clientId ?? '' },
      endpoints: { services: front.endpoint, engine: engine.endpoint },
      close,
    } as LocalCloud
  } catch (error) {
    await close()
    throw error
  }
}

function engineEndpoint({ engineEndpoint: given }: LocalCloudOptions): string | undefined {
  return given ?? process.env['DYNAMODB_ENDPOINT']
}
void administrator
