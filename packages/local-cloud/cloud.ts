import { account } from './account.ts'
import { openAddresses } from './distribution/addresses.ts'
import { openBuckets } from './distribution/buckets.ts'
import { openCustomResources } from './distribution/custom-resources.ts'
import { distributionOf } from './distribution/distribution.ts'
import { openDistribution } from './distribution/server.ts'
import { serveBuckets } from './distribution/store-service.ts'
import { openEgress } from './egress.ts'
import { lockFolder } from './folder-lock.ts'
import type { Interfere } from './front/interference.ts'
import { openFront } from './front/server.ts'
import type { Service } from './front/service.ts'
import { openWatchers } from './front/watch.ts'
import { apiOf } from './gateway/api.ts'
import { type Gateway, openGateway } from './gateway/server.ts'
import { hypothetical } from './iam/hypothetical.ts'
import { openJudge } from './iam/judge.ts'
import { administrator } from './iam/principal.ts'
import { rolesOf } from './iam/roles.ts'
import { openUserPool } from './identity/pool.ts'
import { cognitoService, servePlain, unsignedOperations } from './identity/service.ts'
import { tokenEndpoint, tokenPaths } from './identity/token-endpoint.ts'
import { openKeys } from './kms/keys.ts'
import { kmsService } from './kms/service.ts'
import { openAsynchronous } from './lambda/asynchronous.ts'
import { functionsOf } from './lambda/function.ts'
import { openInvoker } from './lambda/invoker.ts'
import type { LocalCloud, LocalCloudOptions } from './local-cloud.ts'
import { silence } from './log.ts'
import type { Mail } from './mail.ts'
import { pick } from './naming.ts'
import { consume, consumersOf } from './queues/consume.ts'
import { openQueues } from './queues/queues.ts'
import { openTopics } from './queues/topics.ts'
import { openClockwork } from './schedules/clockwork.ts'
import { schedulesOf } from './schedules/schedule.ts'
import { sesPaths, sesService } from './ses/service.ts'
import { openStore } from './store.ts'
import { openChanges } from './streams/changes.ts'
import { type Follower, follow } from './streams/follow.ts'
import { pipesOf } from './streams/pipe.ts'
import { openTrim } from './streams/trim.ts'
import { stsService } from './sts/service.ts'
import { openSessions } from './sts/sessions.ts'
import { startEngine } from './table/engine.ts'
import { engineClient } from './table/engine-client.ts'
import { tableGate } from './table/gate.ts'
import { openStreamRecords } from './table/stream-records.ts'
import { createTables, tablesOf } from './table/tables.ts'
import { loadDeployment } from './template/deployment.ts'

/** How long the administrator's credentials hold: as long as any run, whatever a test does to the clock. */
const administratorSeconds = 10 * 365 * 24 * 3600

/**
 * Runs the stacks of a cloud assembly on this machine.
 *
 * @throws {TemplateRefused} when a template holds anything that is not known
 * @throws {Unavailable} when the port or the data folder cannot be had
 * @throws {Error} in plain words when the engine does not start
 */
export async function openLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closers: (() => void | Promise<void>)[] = []
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    return await open(options, closers, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function open(
  options: LocalCloudOptions,
  closers: (() => void | Promise<void>)[],
  close: () => Promise<void>,
): Promise<LocalCloud> {
  const log = options.log ?? silence
  const clock = options.clock ?? { now: () => new Date() }
  const patience = options.patience ?? 1
  const pause = options.retryPause ?? ((attempt) => Math.min(400, 25 * 2 ** (attempt - 1)))

  const deployment = await loadDeployment(options.assembly, options.template)
  const judge = openJudge()
  const roles = rolesOf(deployment)
  const functions = functionsOf(deployment, roles, options.bundles ?? {})
  const api = apiOf(deployment, functions)
  const tables = tablesOf(deployment)
  const customResources = openCustomResources(deployment, functions)

  if (options.data !== undefined) closers.push(lockFolder(options.data))
  const store = openStore(options.data)
  const buckets = openBuckets(deployment, judge, store)
  const distribution = distributionOf(deployment, buckets, api)
  const queues = openQueues(deployment, store, judge, clock)
  const keys = openKeys(deployment, store)
  const topics = openTopics(deployment, judge, queues, keys)
  const pipes = pipesOf({ deployment, roles, tables, judge, queues, topics })
  const consumers = consumersOf(deployment, functions, judge, queues)
  const schedules = schedulesOf({ deployment, functions, roles, judge, queues })

  const engine = await startEngine({
    folder: options.data,
    endpoint: options.engineEndpoint ?? process.env['DYNAMODB_ENDPOINT'],
    log,
  })
  closers.push(engine.close)
  const door = engineClient(engine.endpoint, engine.pid() !== undefined)
  closers.push(door.close)
  await createTables(deployment, door)

  const sessions = openSessions(clock)
  const mails: Mail[] = []
  const addresses = openAddresses()
  const deliver = (sent: Mail) => {
    const mail = 'text' in sent ? { ...sent, text: addresses.here(sent.text) } : sent
    mails.push(mail)
    log({ source: 'mail', line: `${mail.kind} to ${mail.to}: ${'code' in mail ? mail.code : mail.subject}` })
  }
  const pool = await openUserPool(deployment, store, deliver, options.tokenLife ?? 1)
  const watchers = openWatchers()
  const followers: Follower[] = []
  const onWrite = () => {
    for (const follower of followers) follower.wake()
  }
  const byTarget = new Map<string, Service>([
    ['DynamoDB_20120810', tableGate({ engine: door, tables, judge, onWrite, measures: watchers.any })],
    ['TrentService', kmsService(keys, judge)],
  ])
  if (pool !== undefined) byTarget.set('AWSCognitoIdentityProviderService', cognitoService(pool, judge))
  let interference: Interfere | undefined
  const servePool = servePlain(pool)
  const inBuckets = serveBuckets(buckets, sessions)
  const front = await openFront({
    byTarget,
    byPath: new Map([
      ...sesPaths(sesService(deployment, judge, deliver)),
      ...(pool === undefined ? [] : tokenPaths(tokenEndpoint(pool))),
    ]),
    query: stsService(roles, judge, sessions),
    unsigned: new Set([
      ...unsignedOperations.map((operation) => `cognito-idp:${operation}`),
      'cognito-oauth:Token',
    ]),
    plain: (request, response) => {
      if (inBuckets(request, response) || customResources.answer(request, response)) return
      servePool(request, response)
    },
    sessions,
    interfere: () => interference,
    watchers,
    log,
  })
  closers.push(front.close)

  const egress = await openEgress()
  closers.push(egress.close)
  let gateway: Gateway | undefined
  const invoker = openInvoker({
    egress: egress.endpoint,
    endpoint: front.endpoint,
    api: () => gateway?.url ?? '',
    sessions,
    log,
    concurrency: options.concurrency ?? 4,
    environments: options.environments ?? 48,
    patience,
  })
  closers.push(invoker.close)
  const asynchronous = openAsynchronous({ invoker, queues, log, clock, pause })
  const positions = store.open('streams')
  let onHandled = () => {}
  if (engine.database !== undefined && options.keepsChanges !== true) {
    const records = openStreamRecords(engine.database)
    closers.push(records.close)
    onHandled = openTrim(records, followers)
  }
  const consuming = consumers.map((consumer) => ({
    queueArn: consumer.queueArn,
    runner: consume({ consumer, queues, invoker, log, pause }),
  }))
  queues.onMessage((arn) => {
    for (const { queueArn, runner } of consuming) if (queueArn === arn) runner.wake()
  })
  for (const { runner } of consuming) closers.push(runner.close)
  for (const pipe of pipes) {
    const changes = await openChanges(door, pipe.table)
    const follower = await follow({ pipe, changes, positions, publish: topics.publish, onHandled, log })
    followers.push(follower)
    closers.push(follower.close)
  }
  const clockwork = openClockwork(schedules, asynchronous.invoke, options.clock === undefined)
  closers.push(clockwork.close)
  gateway = api && (await openGateway({ api, invoker, clock, log, patience, port: options.port ?? 0 }))
  if (gateway !== undefined) closers.push(gateway.close)
  addresses.learn(`https://cognito-idp.${account.region}.${account.urlSuffix}`, front.endpoint)
  if (pool !== undefined && pool.domain !== '') addresses.learn(pool.domain, front.endpoint)
  const deploy = () => customResources.make({ endpoint: front.endpoint, invoker, here: addresses.here })
  const edge =
    distribution &&
    (await openDistribution({
      distribution,
      gateway: gateway?.url ?? '',
      deployed: deploy,
      here: addresses.here,
      log,
      port: options.consolePort ?? 0,
    }))
  if (edge !== undefined) closers.push(edge.close)
  for (const domain of distribution?.domains ?? []) addresses.learn(`https://${domain}`, edge?.url ?? '')

  return {
    api: gateway?.url ?? '',
    console: edge?.url ?? '',
    deploy,
    cognito: { endpoint: front.endpoint, userPoolId: pool?.id ?? '', clientId: pool?.clientId ?? '' },
    endpoints: { services: front.endpoint, engine: engine.endpoint },
    tables: {
      main: tables.find(({ streamArn }) => streamArn !== undefined)?.name ?? '',
      keys: tables.find(({ streamArn }) => streamArn === undefined)?.name ?? '',
    },
    functions: functions.map(({ name }) => name),
    outputs: deployment.outputs,
    iam: {
      counts: judge.decisionLog.counts,
      denials: judge.decisionLog.denials,
      evaluate: hypothetical(judge, roles, (arn) => keys.find(arn)?.policy ?? queues.policy(arn)),
    },
    async invoke(wanted, event, tenantId) {
      return invoker.invoke(pick('function', functions, wanted), event, tenantId)
    },
    async setPassword(email, password) {
      if (pool === undefined) throw new Error('the template has no user pool')
      const request = { UserPoolId: pool.id, Username: email, Password: password, Permanent: true }
      await pool.perform('AdminSetUserPassword', request)
    },
    receive: egress.receive,
    mails: () => [...mails],
    accountCredentials: () => sessions.issue(administrator, administratorSeconds),
    async settled() {
      let busy = true
      while (busy) {
        await asynchronous.idle()
        const followed = await Promise.all(followers.map((follower) => follower.drain()))
        const taken = await Promise.all(consuming.map(({ runner }) => runner.drain()))
        // A handled change may have written another one.
        busy = [...followed, ...taken].some((handled) => handled > 0) || asynchronous.pending() > 0
      }
    },
    fire: (schedule, dueAt) => clockwork.fire(schedule, dueAt ?? clock.now()),
    lockedAway: buckets.locked,
    inBuckets: buckets.kept,
    failures: queues.messages,
    purge: queues.purge,
    interfere: (wanted) => {
      interference = wanted
    },
    watch: watchers.watch,
    forgetAuthorizations: () => gateway?.forgetAuthorizations(),
    processes: () => ({ engine: engine.pid() }),
    close,
  }
}
