import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { otherTableActions, rowActions, streamActions } from './actions.ts'
import {
  cardOf,
  dataKeys,
  directoryPartitions,
  journalOf,
  nearMisses,
  platformPartitions,
  privateTo,
  sealsOf,
  sharedBy,
  usageOf,
} from './partitions.ts'
import type { Question } from './question.ts'

const role = 'AuthorizerTenantRole'
const reading = ['GetItem', 'Query'] as const
const changing = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] as const

type Case = Pick<Question, 'resource' | 'why'> & Partial<Question> & { readonly actions: readonly string[] }

function* each(tags: Record<string, string>, allowed: boolean, cases: readonly Case[]): Generator<Question> {
  for (const { actions, ...request } of cases) {
    for (const action of actions) yield { role, tags, allowed, action: `dynamodb:${action}`, ...request }
  }
}

/** A tenant's own work, one question for each kind of partition and each action: all of it must be allowed. */
export function* ownWork({ main, gsi1, gsi2, gsi3, keys }: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [own, other, id] = [chance.id(), chance.id(), chance.id()]
  const work = [...privateTo(own, id), ...sharedBy(own, other, id), ...sharedBy(other, own, id)]
  const wrapped = [
    ...dataKeys.privateTo(own, id),
    ...dataKeys.openTo(own, other, id),
    ...dataKeys.openTo(other, own, id),
    dataKeys.heldBack(own, other, id),
  ]
  const one = (key: string) => ({ leadingKeys: [key] })
  yield* each({ tenant: own }, true, [
    ...work.map((key) => ({ actions: changing, resource: main, why: 'own work', ...one(key) })),
    ...wrapped.map((key) => ({ actions: changing, resource: keys, why: 'own data keys', ...one(key) })),
    ...[gsi1, gsi2, gsi3].flatMap((index) =>
      privateTo(own, id).map((key) => ({
        actions: ['Query'],
        resource: index,
        why: 'own list',
        ...one(key),
      })),
    ),
    ...journalOf(own, id).map((key) => ({
      actions: ['PutItem', 'Query'],
      resource: main,
      why: 'own journal',
      ...one(key),
    })),
    ...[...sealsOf(own, other)].map((key) => ({
      actions: ['Query'],
      resource: main,
      why: 'own seals',
      ...one(key),
    })),
    ...directoryPartitions.map((key) => ({
      actions: reading,
      resource: main,
      why: 'directory',
      ...one(key),
    })),
    { actions: ['UpdateItem'], resource: main, why: 'own requests', ...one(usageOf(own)) },
    { actions: changing, resource: main, why: 'own card', ...one(cardOf(own)) },
    { actions: reading, resource: main, why: 'the card of another one', ...one(cardOf(other)) },
    {
      actions: ['BatchGetItem'],
      resource: main,
      why: 'own batch, and the directory',
      leadingKeys: [...work, ...directoryPartitions, cardOf(other)],
    },
    { actions: ['DeleteItem'], resource: keys, why: 'destroying', ...one(dataKeys.heldBack(other, own, id)) },
  ])
}

/** Everything that a tenant could try on what is not its own. All of it must be denied. */
export function* foreignWork(account: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [own, victim, third, id] = [chance.id(), chance.id(), chance.id(), chance.id()]
  const tags = { tenant: own }
  const foreign = [
    ...privateTo(victim, id),
    ...journalOf(victim, id),
    ...sealsOf(victim, third),
    ...sharedBy(victim, third, id),
    ...sharedBy(third, victim, id),
    ...dataKeys.privateTo(victim, id),
    ...dataKeys.openTo(victim, third, id),
    dataKeys.heldBack(victim, third, id),
    ...platformPartitions,
    ...nearMisses(own, victim, id),
  ]
  const mine = [`T#${own}#CASELOAD`, `C#${own}#${victim}`, `A#${own}#2026-01`, `T#${own}#KEYS`]
  const noDataKeys = privateTo(own, id).filter((key) => !dataKeys.privateTo(own, id).includes(key))
  const everywhere = resourcesOf(account)
  const alone = (leadingKeys: readonly string[], why: string) =>
    everywhere.map((resource) => ({ actions: rowActions, resource, leadingKeys, why }))

  yield* each(
    tags,
    false,
    foreign.flatMap((key) => alone([key], 'foreign')),
  )
  // One foreign key among many of one's own, wherever it stands, spoils the whole batch.
  yield* each(
    tags,
    false,
    foreign.flatMap((key) => {
      const batch = [...mine, chance.pick(mine), chance.pick(mine)]
      batch.splice(chance.below(batch.length + 1), 0, key)
      return alone(batch, 'mixed batch')
    }),
  )
  yield* each(tags, false, [
    ...everywhere.flatMap((resource) => [
      { actions: rowActions, resource, why: 'no key named' },
      { actions: rowActions, resource, why: 'no key at all', leadingKeys: [] },
      { actions: [...otherTableActions, ...streamActions], resource, why: 'no action of ours' },
      ...mine.map((key) => ({
        actions: otherTableActions,
        resource,
        why: 'no action of ours, own key',
        leadingKeys: [key],
      })),
    ]),
    // Nothing but the own count is added to.
    ...[
      usageOf(victim),
      `${usageOf(own)}#1`,
      ...privateTo(own, id).filter((key) => key !== usageOf(own)),
    ].map((key) => ({
      actions: ['UpdateItem'],
      resource: account.main,
      why: 'no count of ours',
      leadingKeys: [key],
    })),
    {
      actions: ['UpdateItem'],
      resource: account.main,
      why: 'a count and another row',
      leadingKeys: [usageOf(own), `T#${own}#SETTINGS`],
    },
    { actions: ['UpdateItem'], resource: account.keys, why: 'no key', leadingKeys: [usageOf(own)] },
    { actions: [...streamActions, ...otherTableActions], resource: account.stream, why: 'stream' },
    { actions: [...rowActions, ...otherTableActions], resource: `${account.main}-copy`, why: 'other table' },
    { actions: [...rowActions, ...otherTableActions], resource: '*', why: 'every table' },
    // A platform journal, and rows that nobody but a function of the platform writes.
    { actions: ['PutItem', 'DeleteItem'], resource: account.main, why: 'directory', leadingKeys: ['D#DE'] },
    ...[...directoryPartitions, cardOf(victim), cardOf(`${own}0`), cardOf(own.slice(0, -1)), cardOf('*')].map(
      (key) => ({
        actions: ['PutItem', 'DeleteItem'],
        resource: account.main,
        why: 'card',
        leadingKeys: [key],
      }),
    ),
    {
      actions: ['GetItem', 'DeleteItem'],
      resource: account.main,
      why: 'journal',
      leadingKeys: journalOf(own, id),
    },
    // A seal is made by the clock alone.
    ...sealsOf(own, victim).map((key) => ({
      actions: ['GetItem', 'PutItem', 'DeleteItem'],
      resource: account.main,
      why: 'seals',
      leadingKeys: [key],
    })),
    {
      actions: rowActions.filter((action) => action !== 'DeleteItem'),
      resource: account.keys,
      why: 'a tier that the sender holds back',
      leadingKeys: [dataKeys.heldBack(victim, own, id)],
    },
    // Wrapped keys in the main table, rows in the table of keys: neither belongs there.
    ...noDataKeys.map((key) => ({
      actions: rowActions,
      resource: account.keys,
      why: 'no data key',
      leadingKeys: [key],
    })),
  ])
}

/** Sessions whose tag does not name exactly one tenant reach nothing of anybody. */
export function* unfitSessions(account: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [victim, third, id] = [chance.id(), chance.id(), chance.id()]
  const keys = [
    ...privateTo(victim, id),
    ...journalOf(victim, id),
    ...sharedBy(victim, third, id),
    ...sharedBy(third, victim, id),
    ...dataKeys.privateTo(victim, id),
    ...directoryPartitions,
    ...platformPartitions,
  ]
  const untagged: readonly Record<string, string>[] = [{}, { tenants: victim }, { 'tenant ': victim }]
  const start = victim.slice(0, 25)
  const wild = ['', '*', '?'.repeat(26), start, `${start}?`, `${start}*`, `${victim.slice(0, 5)}*`]
  // The directory is public: a session with any tag may read it, one without may not.
  for (const [sessions, wanted] of [
    [untagged, keys],
    [wild.map((tenant) => ({ tenant })), keys.filter((key) => !key.startsWith('D#'))],
  ] as const)
    for (const tags of sessions)
      yield* each(
        tags,
        false,
        wanted.flatMap((key) =>
          resourcesOf(account).map((resource) => ({
            actions: rowActions,
            resource,
            leadingKeys: [key],
            why: `session ${JSON.stringify(tags)}`,
          })),
        ),
      )
}
