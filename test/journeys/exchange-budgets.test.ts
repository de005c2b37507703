import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { journey, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { isMembers } from '../support/interference.ts'

// One environment a function and tenant, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const houses = await twoHouses(stage)
const { miriam, lead, awa, chief } = houses
const way = journey(houses)

/**
 * The calls that something makes to the engine: `read` and `query` of the main table, `keys` for reads of data keys,
 * `read with keys` for both at once, `write` for a transaction.
 */
async function callsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const calls: string[] = []
  const { main, keys } = stage.cloud.tables
  stage.cloud.interfere((call) => {
    // Functions that follow the stream meanwhile, as mails do, are not the request's.
    if (!isMembers(call)) return undefined
    const { service, operation, body } = call
    if (service !== 'dynamodb') calls.push(`${service}:${operation}`)
    else if (operation === 'TransactWriteItems') calls.push('write')
    else if (operation === 'Query') calls.push('query')
    else {
      const [isOfRows, isOfKeys] = [main, keys].map((table) => body.toString('utf8').includes(`"${table}"`))
      calls.push(isOfRows ? (isOfKeys ? 'read with keys' : 'read') : 'keys')
    }
    return undefined
  })
  try {
    await act()
  } finally {
    stage.cloud.interfere(undefined)
  }
  return calls.sort()
}

const table = new Map<string, readonly string[]>()

async function measured<Answer>(name: string, act: () => Promise<Answer>): Promise<Answer> {
  const answers: Answer[] = []
  table.set(name, await callsOf(async () => answers.push(await act())))
  const [answer] = answers
  if (answer === undefined) throw new Error(`${name} gave no answer`)
  return answer
}

test('every step is one read, of rows and keys at once, and one transaction', async () => {
  // From here on the authorizer's answers and the organisations' own keys are known.
  await referralIn(houses, 'completed')
  for (const person of [lead, chief]) await person.api.listReferrals({ query: { box: 'inbox' } })
  const { id } = await preparedCase(houses)
  const draft = await measured('create', () => way.draft(id))
  const asked = await measured('request-consent', () => way.asked(draft))
  const offered = await measured('give-consent', () => way.offered(asked))
  await measured('inbox', () => chief.api.listReferrals({ query: { box: 'inbox', state: 'offered' } }))
  const acknowledged = await measured('acknowledge', () => way.acknowledged(offered))
  const accepted = await measured('accept', () => way.accepted(acknowledged))
  const params = { referralId: draft.id }
  await measured('readReferral', () => awa.api.readReferral({ params }))
  await measured('readPackage', () => awa.api.readPackage({ params }))
  await measured('readTimeline', () => awa.api.readTimeline({ params }))
  const text = 'The flight lands at six.'
  await measured('writeMessage', () => awa.api.writeMessage({ params, body: { text } }))
  await measured('markMessagesRead', () => miriam.api.markMessagesRead({ params, body: { upTo: 1 } }))
  await measured('readMessages', () => awa.api.readMessages({ params }))
  const { body: found } = await measured('findMeetingSlots', () => awa.api.findMeetingSlots({ params }))
  const [{ start, end } = { start: '', end: '' }] = found.slots
  const body = { kind: 'first_contact' as const, slots: [{ start, end }] }
  const { body: proposed } = await measured('proposeAppointment', () =>
    awa.api.proposeAppointment({ params, body }),
  )
  await measured('agreeAppointment', () =>
    miriam.api.agreeAppointment({
      params: { ...params, appointmentId: proposed.id },
      ifMatch: proposed.version,
      body: { start },
    }),
  )
  await measured('listAppointments', () => awa.api.listAppointments({ params }))
  const departed = await measured('record-departure', () => way.departed(accepted))
  const met = await measured('confirm-first-contact', () => way.met(departed))
  await measured('complete', () => way.completed(met))
  await measured('where the person is', () => miriam.api.listReferrals({ query: { participantId: id } }))

  console.info([...table].map(([name, calls]) => `${name}: ${calls.join(' + ')}`).join('\n'))
  expect(Object.fromEntries(table)).toEqual({
    create: ['read with keys', 'write'],
    'request-consent': ['read with keys', 'write'],
    'give-consent': ['read with keys', 'write'],
    inbox: ['query'],
    acknowledge: ['read with keys', 'write'],
    accept: ['read with keys', 'write'],
    readReferral: ['read with keys'],
    readPackage: ['read with keys', 'write'],
    readTimeline: ['keys', 'query', 'read with keys'],
    writeMessage: ['read with keys', 'write'],
    markMessagesRead: ['read with keys', 'write'],
    readMessages: ['query', 'read with keys'],
    findMeetingSlots: ['query', 'read with keys'],
    proposeAppointment: ['read with keys', 'write'],
    agreeAppointment: ['read with keys', 'write'],
    listAppointments: ['read with keys'],
    'record-departure': ['keys', 'read with keys', 'write'],
    'confirm-first-contact': ['read with keys', 'write'],
    complete: ['read with keys', 'write'],
    'where the person is': ['read', 'read'],
  })
})

test('a referral that an environment has not met yet takes one look for its address more', async () => {
  const offered = await referralIn(houses, 'offered')
  const params = { referralId: offered.id }
  const first = await callsOf(() => awa.api.readReferral({ params }))
  expect(first).toEqual(['query', 'read', 'read with keys'])
  expect(await callsOf(() => awa.api.readReferral({ params }))).toEqual(['read with keys'])
})

test('a page of a box is one query, whoever coordinates', async () => {
  for (const [person, box] of [
    [lead, 'outbox'],
    [chief, 'inbox'],
  ] as const) {
    expect(await callsOf(() => person.api.listReferrals({ query: { box } }))).toEqual(['query'])
  }
})

test('a page of what must not be forgotten is one query and one look at what it names', async () => {
  for (let n = 0; n < 3; n += 1) await referralIn(houses, 'departed')
  for (const [person, box] of [
    [lead, 'outbox'],
    [chief, 'inbox'],
  ] as const) {
    const query = { box, list: 'uncontacted', limit: 2 } as const
    await person.api.listReferrals({ query })
    expect(await callsOf(() => person.api.listReferrals({ query }))).toEqual(['query', 'read'])
    const late = { box, list: 'overdue_theirs' } as const
    expect(await callsOf(() => person.api.listReferrals({ query: late }))).toEqual(['query'])
  }
})
