import { afterEach, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { type Call, cancelled, failing, type Interference, isMembersCall } from '../support/interference.ts'
import { recorder } from '../support/recorder.ts'
import { type Census, census, difference } from '../support/rows.ts'
import { expectNothingTold, expectToBeWorthRepeating } from './answers.ts'
import { type Command, commandsIn, type Outcome, outcomeOf } from './commands/index.ts'
import { openHouse } from './house.ts'

/*
 * The engine fails in every way in which DynamoDB does, while members give commands. A command is either done, with
 * all of its rows, or refused with the advice to repeat it, with none; sent again, it has been done exactly once.
 */

const line = recorder()
const stage = await openTestCloud({}, line)
const { cloud } = stage
const house = await openHouse(stage)

afterEach(() => cloud.interfere(undefined))

async function settledCensus(): Promise<Census> {
  await cloud.settled()
  return census(cloud)
}

/** The traces of a command when nothing is in its way. */
const traces = new Map<string, Record<string, number>>()
// The first of a sort may make what an organisation has once.
for (const command of await commandsIn(house)) await command.send()
for (const command of await commandsIn(house)) {
  const before = await settledCensus()
  await command.send()
  traces.set(command.name, difference(before, await settledCensus()))
}

function tracesOf(commands: readonly Command[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { name } of commands) {
    for (const [kind, rows] of Object.entries(traces.get(name) ?? {})) sum[kind] = (sum[kind] ?? 0) + rows
  }
  return Object.fromEntries(Object.entries(sum).filter(([, rows]) => rows !== 0))
}

const writes = isMembersCall('dynamodb:TransactWriteItems')

/** Gives one command of every sort, all at once, while `interference` befalls the writes. */
async function trouble(interference: Interference | ((call: Call) => Interference), times?: number) {
  const commands = await commandsIn(house)
  const before = await settledCensus()
  const since = line.exchanges.length
  const meetings = new Map<string, number>()
  cloud.interfere((call) => {
    if (!writes(call)) return undefined
    const transaction = JSON.stringify(JSON.parse(call.body.toString('utf8')).ClientRequestToken)
    const met = meetings.get(transaction) ?? 0
    meetings.set(transaction, met + 1)
    if (met >= (times ?? Number.POSITIVE_INFINITY)) return undefined
    return typeof interference === 'function' ? interference(call) : interference
  })
  const outcomes = await Promise.all(commands.map(outcomeOf))
  cloud.interfere(undefined)
  const answers = line.exchanges.slice(since)
  const left = difference(before, await settledCensus())
  return { commands, before, outcomes, answers, left, attempts: Math.max(...meetings.values()) }
}

type Trouble = Awaited<ReturnType<typeof trouble>>

/** Sends the commands once more, with nothing in the way: now each has been done, and done once. */
async function expectOneEffect({ commands, before, outcomes }: Trouble): Promise<void> {
  const repeated = await Promise.all(commands.map(outcomeOf))
  for (const [n, outcome] of repeated.entries()) {
    expect(outcome, commands[n]?.name).toMatchObject({ kind: 'done' })
    const first = outcomes[n]
    if (first?.kind === 'done') expect(answerOf(outcome)).toEqual(answerOf(first))
  }
  expect(difference(before, await settledCensus())).toEqual(tracesOf(commands))
}

/** The parts that a repetition has in common with the first answer: status and subject. */
function answerOf(outcome: Outcome): unknown {
  return outcome.kind === 'done' && { status: outcome.answer.status, ...idsOf(outcome.answer.body) }
}

function idsOf(body: unknown): { readonly id?: unknown; readonly participantId?: unknown } {
  const { id, participantId } = body as Record<string, unknown> // every command answers with an object
  return { id, participantId }
}

function expectAllRefused({ outcomes, answers, left, attempts }: Trouble): void {
  expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'refused'))
  for (const answer of answers) expectToBeWorthRepeating(answer)
  expect(left).toEqual({})
  expect(attempts).toBeLessThanOrEqual(5)
}

const conflict = (call: Call, reasons: readonly string[]) =>
  cancelled(JSON.parse(call.body.toString('utf8')).TransactItems.length, reasons)

test.each([
  ['ThrottlingException', 400],
  ['InternalServerError', 500],
  ['ServiceUnavailable', 503],
  ['TransactionInProgressException', 400],
])(
  '%s that lasts: a bounded number of tries, 503 or 409 with Retry-After, nothing written',
  async (code, status) => {
    const met = await trouble(failing(code, status))
    expectAllRefused(met)
    await expectOneEffect(met)
  },
)

test.each([
  ['RequestLimitExceeded', 400],
  ['ProvisionedThroughputExceededException', 400],
  ['InternalServerError', 500],
  ['TransactionInProgressException', 400],
])('%s that passes is not noticed', async (code, status) => {
  const met = await trouble(failing(code, status), 1)
  expect(met.outcomes.map(({ kind }) => kind)).toEqual(met.outcomes.map(() => 'done'))
  await expectOneEffect(met)
})

test.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'a transaction cancelled by %s is tried again, not for ever',
  async (reason) => {
    const passing = await trouble((call) => conflict(call, ['None', reason]), 2)
    expect(passing.outcomes.map(({ kind }) => kind)).toEqual(passing.outcomes.map(() => 'done'))
    await expectOneEffect(passing)

    const lasting = await trouble((call) => conflict(call, ['None', reason]))
    expectAllRefused(lasting)
    await expectOneEffect(lasting)
  },
)

test.each([0, 1, 2])('a condition that failed is never tried again (part %i)', async (at) => {
  const reasons = [...Array<string>(at).fill('None'), 'ConditionalCheckFailed']
  const met = await trouble((call) => conflict(call, reasons))
  expect(met.attempts).toBe(1)
  expect(met.outcomes.map(({ kind }) => kind)).toEqual(met.outcomes.map(() => 'refused'))
  for (const answer of met.answers) expectNothingTold(answer)
  expect(met.left).toEqual({})
  await expectOneEffect(met)
})

test.each(['IdempotentParameterMismatchException', 'AccessDeniedException', 'ResourceNotFoundException'])(
  '%s is no success and tells nothing',
  async (code) => {
    const met = await trouble(failing(code))
    expect(met.outcomes.map(({ kind }) => kind)).toEqual(met.outcomes.map(() => 'refused'))
    for (const answer of met.answers) expectNothingTold(answer)
    expect(met.left).toEqual({})
    await expectOneEffect(met)
  },
)

test('a write that was applied and whose answer was lost is done once, and answered as done', async () => {
  const met = await trouble({ drop: 'after' }, 1)
  expect(met.outcomes.map(({ kind }) => kind)).toEqual(met.outcomes.map(() => 'done'))
  expect(met.left).toEqual(tracesOf(met.commands))
  await expectOneEffect(met)
})

test('a write whose every answer is lost is not called done, and repeating it gives its first answer', async () => {
  const met = await trouble({ drop: 'after' })
  expect(met.outcomes.map(({ kind }) => kind)).toEqual(met.outcomes.map(() => 'refused'))
  for (const answer of met.answers) expectToBeWorthRepeating(answer)
  expect(met.left).toEqual(tracesOf(met.commands))
  await expectOneEffect(met)
})

test('a connection that breaks before the write is mended by trying again', async () => {
  const passing = await trouble({ drop: 'before' }, 1)
  expect(passing.outcomes.map(({ kind }) => kind)).toEqual(passing.outcomes.map(() => 'done'))
  await expectOneEffect(passing)
  const lasting = await trouble({ drop: 'before' })
  expectAllRefused(lasting)
  await expectOneEffect(lasting)
})

test('a read that is throttled is no answer, whichever way it reads', async () => {
  const { admin, coordinator, coach, participant } = await openHouse(stage)
  const since = line.exchanges.length
  const read = isMembersCall('dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query')
  const met = new Map<string, number>()
  cloud.interfere((call) => {
    if (!read(call)) return undefined
    met.set(call.operation, (met.get(call.operation) ?? 0) + 1)
    return failing(
      call.operation === 'Query' ? 'ProvisionedThroughputExceededException' : 'ThrottlingException',
    )
  })
  const outcomes = await Promise.allSettled([
    admin.api.readOwnTenant(),
    coach.api.readFirstInterview({ params: { participantId: participant.id } }),
    coordinator.api.listParticipants(),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  for (const answer of line.exchanges.slice(since)) expectToBeWorthRepeating(answer)
  for (const times of met.values()) expect(times).toBeLessThanOrEqual(12)
})
