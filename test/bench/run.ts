import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type LocalCloud, openLocalCloud } from '@passerelle/local-cloud'
import { roomy, uncounted } from '../support/quotas.ts'
import { synthesise } from '../support/synthesise.ts'
import { openLoad } from './load/load.ts'
import { type Effort, type Measured, measure, turnsNeeded } from './measure.ts'
import { operationsOf } from './operations.ts'
import { operationsTable, startsTable } from './report.ts'
import { vaultKey } from './seed.ts'
import { setTheStage } from './stage.ts'
import { measureStarts } from './start-up.ts'
import { makeTwins } from './twins.ts'

/*
 * Measures the stack of today's sources on this machine, with each commit synced: what every operation costs at the
 * engine, how long it takes beside its bare engine calls, and how long functions take to start. Prints two tables and
 * keeps them in `.local/bench.json`. `--quick` for a look with a tenth of the people, `--memory` for an engine
 * that keeps nothing.
 */

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.local', 'bench')
const assembly = join(folder, 'cdk.out')
const data = join(folder, 'data')

const { quick, memory } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, memory: { type: 'boolean', default: false } },
}).values
const sizes = quick ? [100, 1_000] : [1_000, 10_000]
const effort: Effort = quick
  ? { rounds: 3, warmUp: 16, alone: 8, together: 32 }
  : { rounds: 5, warmUp: 16, alone: 10, together: 32 }

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
say('synthesising')
await synthesise(assembly)

say('starting functions')
const starts = await measureStarts(assembly, quick ? 5 : 11)
const cloud = await openLocalCloud({ assembly, template: uncounted, ...(!memory && { data }) })
let operations: readonly Measured[]
try {
  operations = await measureAll(cloud)
} finally {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
}
writeFileSync(
  join(root, '.local', 'bench.json'),
  `${JSON.stringify({ node: process.version, sizes, effort, operations, starts }, null, 2)}\n`,
)
process.stdout.write(`\n${operationsTable(operations)}\n${startsTable(starts)}\n`)

async function measureAll(stack: LocalCloud): Promise<readonly Measured[]> {
  const needed = turnsNeeded(effort)
  say(`seeding ${sizes.join(' and ')} participants, and ${needed} cases for the exchange`)
  const stage = await setTheStage(stack, { sizes, prepared: needed })
  const twins = await makeTwins(stack)

  const load = openLoad(
    { api: stack.api, engine: stack.endpoints.engine, authorized: await authorized(stack) },
    functionEnvironment(stack),
  )
  const measured: Measured[] = []
  try {
    for (const operation of operationsOf(stage)) {
      say(operation.name)
      measured.push(await measure({ cloud: stack, load, twins, assembly }, operation, effort))
    }
  } finally {
    await load.close()
  }
  return measured

  async function authorized(running: LocalCloud) {
    const people = [
      ...stage.caseloads.map(({ coordinator }) => coordinator),
      stage.houses.miriam,
      stage.houses.chief,
      stage.houses.awa,
    ]
    const contexts = people.map(async ({ tokens }) => {
      const header = `Bearer ${tokens.access}`
      const event = {
        type: 'REQUEST',
        methodArn: 'arn:aws:execute-api:eu-central-1:000000000000:api/dev/GET/v1/me',
        headers: { Authorization: header },
        multiValueHeaders: { Authorization: [header] },
      }
      const outcome = await running.invoke('authorizer', event)
      if ('error' in outcome) throw new Error(outcome.error.errorMessage)
      const answer: { readonly context: Readonly<Record<string, string>> } = JSON.parse(outcome.payload)
      return [header, answer.context] as const
    })
    return Object.fromEntries(await Promise.all(contexts))
  }
}

/** The environment of a function; its engine is the bare one, as in the calls that it is compared with. */
function functionEnvironment(running: LocalCloud): Record<string, string> {
  return {
    AWS_REGION: 'eu-central-1',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: running.endpoints.engine,
    AWS_ENDPOINT_URL_KMS: running.endpoints.services,
    TABLE_NAME: running.tables.main,
    KEYS_TABLE_NAME: running.tables.keys,
    KEY_ID: vaultKey(running),
    STAGE: 'dev',
    QUOTAS: JSON.stringify(roomy),
  }
}

function say(what: string): void {
  process.stderr.write(`… ${what}\n`)
}
