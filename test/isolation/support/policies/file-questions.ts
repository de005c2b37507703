import { memberRoles, serviceRoles } from '@passerelle/domain/tenancy'
import { dice } from '../random.ts'
import type { Account } from './account.ts'
import { paperPolicy } from './paper-questions.ts'
import { personPolicy } from './person-questions.ts'
import { narrowed, type Question } from './question.ts'
import { servicePolicy, sessionOf, withoutContent } from './session-questions.ts'

const used = ['s3:PutObject', 's3:GetObject']
const unused = [
  's3:DeleteObject',
  's3:ListBucket',
  's3:PutObjectTagging',
  's3:PutObjectAcl',
  's3:GetObjectVersion',
]
/** What S3 is told by who writes a name once. */
const once = { context: { 's3:if-none-match': '*' } }

/** Whoever works with cases puts the files of their organisation and gets them. */
export function* ownFiles({ fileBucket }: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [tenant, file] = [chance.id(), chance.id()]
  for (const role of memberRoles.filter((each) => !withoutContent.includes(each)))
    for (const action of used)
      yield {
        ...sessionOf(tenant, [role]),
        action,
        resource: `${fileBucket}/T/${tenant}/${file}`,
        ...once,
        allowed: true,
        why: role,
      }
  yield {
    role: 'FileRemovalRemoveRole',
    action: 's3:DeleteObject',
    resource: `${fileBucket}/T/${tenant}/${file}`,
    allowed: true,
    why: 'removes what is kept no more',
  }
}

/** Files of others, other buckets, and other ways; and whoever has no business with files at all. */
export function* filesOfOthers(account: Account, seed: number): Generator<Question> {
  const { fileBucket, sealBucket } = account
  const chance = dice(seed)
  const [tenant, other, file] = [chance.id(), chance.id(), chance.id()]
  const own = `${fileBucket}/T/${tenant}/${file}`
  const foreign = [
    `${fileBucket}/T/${other}/${file}`,
    `${fileBucket}/T/${tenant}`,
    `${fileBucket}/T/${tenant}0/${file}`,
    `${fileBucket}/T//${file}`,
    `${fileBucket}/${tenant}/${file}`,
    `${fileBucket}/T/${file}`,
    `${sealBucket}/T/${tenant}/${file}`,
    fileBucket,
  ]
  const denied = { ...once, allowed: false }
  for (const role of memberRoles) {
    const session = sessionOf(tenant, [role])
    for (const resource of foreign)
      for (const action of [...used, ...unused])
        yield { ...session, action, resource, ...denied, why: 'not its file' }
    for (const action of unused)
      yield { ...session, action, resource: own, ...denied, why: 'nobody does that' }
  }
  const without = [
    ...withoutContent.map((role) => sessionOf(tenant, [role])),
    sessionOf(tenant, withoutContent),
    ...serviceRoles.map((role) => narrowed(tenant, servicePolicy(tenant, [role]))),
    narrowed(tenant, personPolicy({ tenantId: tenant, participantId: file, referrals: [] })),
    narrowed(tenant, paperPolicy(tenant, file)),
    { role: 'AuthorizerTenantRole' },
    { role: 'AuthorizerTenantRole', tags: { tenant: '' } },
    { role: 'AuthorizerTenantRole', tags: { tenant: '*' } },
    ...['FilesRole', 'AuthorizerOperatorRole', 'AuthorizerRole', 'CaseEndingEndRole'].map((role) => ({
      role,
    })),
    { role: 'CaseEndingRetentionRole', tags: { tenant } },
    { role: 'ErasureCompletionCompletionRole', tags: { tenant } },
  ]
  for (const session of without)
    for (const action of [...used, ...unused])
      yield { ...session, action, resource: own, ...denied, why: 'no business with files' }
  for (const action of [...used, 's3:ListBucket'])
    yield { role: 'FileRemovalRemoveRole', action, resource: own, ...denied, why: 'reads and writes none' }
}
