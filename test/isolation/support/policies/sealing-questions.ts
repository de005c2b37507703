import { type Account, resourcesOf } from './account.ts'
import { openingActions, otherKeyActions, otherTableActions, rowActions } from './actions.ts'
import { minting, sessionOf } from './one-tenant-questions.ts'
import {
  cardOf,
  dataKeys,
  directoryPartitions,
  journalOf,
  platformPartitions,
  privateTo,
  sealsOf,
  sharedBy,
} from './partitions.ts'
import { type Need, needed, type Question, shut } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

const role = 'JournalSealingSealingRole'

/** The rights that sealing a journal takes: to read its lines, to add seals, to sign them and to lock them away. */
export function* sealing(
  { main, gsi1, gsi2, sealingKey, sealBucket }: Account,
  seed: number,
): Generator<Question> {
  const { tenant, partner, session } = sessionOf(role, seed)
  const needs: readonly Need[] = [
    [main, `A#${tenant}#2026-01`, ['Query']],
    ...['CHAIN', 'SEALS', 'KEYS'].map((part): Need => [main, `S#${tenant}#${part}`, ['Query', 'PutItem']]),
    [main, `H#${tenant}#${partner}`, ['PutItem']],
    [main, `H#${partner}#${tenant}`, ['Query']],
    ...[gsi1, gsi2].map((index): Need => [index, `T#${tenant}#CORRIDORS`, ['Query']]),
  ]
  yield* needed(session, needs, 'seals a journal')
  const others = [
    { action: 'kms:Sign', resource: sealingKey },
    { action: 's3:PutObject', resource: `${sealBucket}/${tenant}/2026-01-31/00000001.jwt` },
  ]
  for (const other of others) yield { ...session, ...other, allowed: true, why: 'seals a journal' }
}

/** Everything else: cases and keys, lines that are there, seals of others, and whatever opens something. All of it must be denied. */
export function* besideSealing(account: Account, seed: number): Generator<Question> {
  const { tenant, partner, id, session } = sessionOf(role, seed)
  const { main, gsi1, vaultKey, sealingKey, sealBucket } = account
  const third = `${id.slice(1)}0`
  const closed = [
    ...privateTo(tenant, id).filter((key) => !key.endsWith('#CORRIDORS')),
    ...privateTo(partner, id),
    `A#${tenant}#OF#${id}`,
    `A#${tenant}#BY#${id}`,
    ...journalOf(partner, id),
    ...sealsOf(partner, third),
    ...sharedBy(tenant, partner, id),
    ...sharedBy(partner, third, id),
    ...platformPartitions,
    ...directoryPartitions,
    cardOf(tenant),
    ...dataKeys.privateTo(tenant, id),
    ...dataKeys.privateTo(partner, id),
    ...dataKeys.openTo(tenant, partner, id),
    dataKeys.heldBack(tenant, partner, id),
  ]
  yield* shut(session, resourcesOf(account), closed, `S#${tenant}#SEALS`, 'no journal of this organisation')
  const base = { ...session, allowed: false }
  const row = (action: string, key: string, resource = main) => ({
    ...base,
    action: `dynamodb:${action}`,
    resource,
    leadingKeys: [key],
  })
  // It reads lines, and does nothing else to them.
  for (const action of rowActions.filter((each) => each !== 'Query'))
    yield { ...row(action, `A#${tenant}#2026-01`), why: 'a line that is there' }
  // It takes no seal away.
  for (const key of sealsOf(tenant, partner)) yield { ...row('DeleteItem', key), why: 'a seal that is there' }
  yield { ...row('PutItem', `H#${partner}#${tenant}`), why: 'what others tell' }
  yield { ...row('Query', `T#${tenant}#CORRIDORS`), why: 'a list of the indexes' }
  yield { ...row('Query', `T#${tenant}#REFERRALS`, gsi1), why: 'not its list' }
  for (const action of otherTableActions)
    for (const resource of resourcesOf(account))
      yield { ...row(action, `A#${tenant}#2026-01`, resource), why: 'no action of ours' }
  for (const action of [...openingActions, ...otherKeyActions])
    for (const context of [{}, { tenant, use: 'casework' }, { tenant, use: 'staff' }])
      yield { ...base, ...onVaultKey(account, action, context), why: 'opens nothing' }
  for (const action of otherKeyActions.filter((each) => each !== 'Sign'))
    yield { ...base, action: `kms:${action}`, resource: sealingKey, why: 'signs and nothing else' }
  yield { ...base, action: 'kms:Sign', resource: vaultKey, why: 'another key' }
  for (const key of [`${partner}/2026-01-31/00000001.jwt`, '2026-01-31.jwt', `${tenant}0/x.jwt`])
    yield {
      ...base,
      action: 's3:PutObject',
      resource: `${sealBucket}/${key}`,
      why: 'the seals of another one',
    }
  for (const action of [
    'GetObject',
    'DeleteObject',
    'DeleteObjectVersion',
    'PutObjectRetention',
    'PutObjectLegalHold',
    'BypassGovernanceRetention',
  ])
    yield {
      ...base,
      action: `s3:${action}`,
      resource: `${sealBucket}/${tenant}/2026-01-31/00000001.jwt`,
      why: 'what is locked away',
    }
  for (const tags of [{}, { tenant: '' }, { tenant: '*' }])
    for (const key of [`A#${tenant}#2026-01`, `S#${tenant}#SEALS`])
      for (const action of ['Query', 'PutItem']) yield { ...row(action, key), tags, why: 'for no tenant' }
}

/** Sessions that the clock could mint, fit and unfit. */
export function mintingForSealing(account: Account, seed: number): Generator<Question> {
  const others = ['AuthorizerRole', 'CaseEndingEndRole']
  const by = { by: 'JournalSealingSealRole', name: 'seal-journal', others }
  return minting(account, sessionOf(role, seed), by)
}
