import { openLocalCloud } from '@passerelle/local-cloud'
import {
  completionKeyPatterns,
  retentionKeyPatterns,
  sealingKeyPatterns,
  tenantKeyPatterns,
  tenantKeyTablePatterns,
} from '@passerelle/table/key-patterns'
import { expect, test } from 'vitest'
import { assembly } from '../support/cloud.ts'
import { patience } from '../support/patience.ts'
import { accountOf } from './support/policies/account.ts'
import { besideCompletion, completing } from './support/policies/completion-questions.ts'
import { othersConfidence } from './support/policies/confidence-questions.ts'
import { asking, besideAsking } from './support/policies/contact-questions.ts'
import { firstFinding, type Question } from './support/policies/question.ts'
import { besideEndings, endingCases } from './support/policies/retention-questions.ts'
import { beyondReach, minting } from './support/policies/role-questions.ts'
import { besideSealing, sealing } from './support/policies/sealing-questions.ts'
import { foreignWork, ownWork, unfitSessions } from './support/policies/tenant-questions.ts'
import { vault } from './support/policies/vault-questions.ts'
import {
  patterns,
  statement,
  statements,
  type TemplateFault,
  withoutGuard,
} from './support/template-faults.ts'

/*
 * The checks of `policies.test.ts` against stacks in which something is wrong. Each fault must be found by the check
 * that is there for it: a check that nothing turns red proves nothing.
 */

type Check = (account: ReturnType<typeof accountOf>) => Iterable<Question>

const check = {
  own: (account) => ownWork(account, 1),
  foreign: (account) => foreignWork(account, 1),
  sessions: (account) => unfitSessions(account, 1),
  vault: (account) => vault(account, 1),
  confidence: (account) => othersConfidence(account, 1),
  minting: (account) => minting(account, 1),
  endings: (account) => endingCases(account, 1),
  besideEndings: (account) => besideEndings(account, 1),
  completing: (account) => completing(account, 1),
  besideCompletion: (account) => besideCompletion(account, 1),
  sealing: (account) => sealing(account, 1),
  besideSealing: (account) => besideSealing(account, 1),
  asking: (account) => asking(account, 1),
  besideAsking: (account) => besideAsking(account, 1),
  function: (account) => beyondReach(account, 'CaseworkRole', 1),
} as const satisfies Record<string, Check>

/** The first finding of a check in stacks with this fault. */
async function found(template: TemplateFault, questions: Check): Promise<string | undefined> {
  const cloud = await openLocalCloud({ assembly, template, patience })
  try {
    return firstFinding(cloud, questions(accountOf(cloud)))
  } finally {
    await cloud.close()
  }
}

const tag = '$' + '{aws:PrincipalTag/tenant}'
const { work, journal, seals, usage } = tenantKeyPatterns(tag)
const tagged = [...new Set([...work, ...journal, ...seals, ...usage, ...tenantKeyTablePatterns(tag).destroy])]

test('without a fault there is nothing to find', async () => {
  for (const questions of Object.values(check))
    expect(await found((template) => template, questions)).toBeUndefined()
})

test.each(tagged)('a tenant whose role lacks %s cannot do its work', async (pattern) => {
  const fault = patterns((each) => (each === pattern ? undefined : each))
  expect(await found(fault, check.own)).toBeDefined()
})

test.each(tagged)('a role that says %s of any tenant lets one reach another', async (pattern) => {
  const fault = patterns((each) => (each === pattern ? pattern.replaceAll(tag, '?'.repeat(26)) : each))
  expect(await found(fault, check.foreign)).toBeDefined()
})

test.each([
  ['every referral', 'R#*'],
  ['every corridor', 'C#*'],
  ['whoever’s name begins alike', `T#${tag}*`],
])('a role whose keys are widened to %s is found', async (_, wide) => {
  const fault = patterns((each) => (each.startsWith(wide.slice(0, 2)) ? wide : each))
  expect(await found(fault, check.foreign)).toBeDefined()
})

test('without the guard that demands a key, a request that names none is let through', async () => {
  const fault = withoutGuard('dynamodb:LeadingKeys')
  expect(await found(fault, check.foreign)).toMatch(/^allowed: no key/)
})

test('without the guard that demands a tenant, a session of nobody is let through', async () => {
  expect(await found(withoutGuard('aws:PrincipalTag/tenant'), check.sessions)).toBeDefined()
})

test('a role that may scan is found', async () => {
  const scanning = statement('OwnWork', (allowing) => ({
    ...allowing,
    Action: [...[allowing.Action].flat(), 'dynamodb:Scan'],
  }))
  expect(await found(scanning, check.foreign)).toContain('dynamodb:Scan')
})

test.each(['OwnVault', 'CorridorSent', 'CorridorReceived', 'OwnNewcomers'])(
  'a vault whose statement %s does not say whose key is found',
  async (sid) => {
    const open = statement(sid, ({ Condition: _, ...allowing }) => allowing)
    expect(await found(open, check.vault)).toBeDefined()
  },
)

test('a vault that does not look at what a key is for is found', async () => {
  const anyUse = statement('OwnVault', (allowing) => {
    const { 'kms:EncryptionContext:use': _, ...equals } = allowing.Condition?.['StringEquals'] ?? {}
    return { ...allowing, Condition: { ...allowing.Condition, StringEquals: equals } }
  })
  expect(await found(anyUse, check.vault)).toBeDefined()
})

test.each(['OwnConfidence', 'Confide', 'ReadConfidence'])(
  'a vault whose statement %s does not say whose confidence is found',
  async (sid) => {
    const member = '$' + '{aws:SourceIdentity}'
    const anybodys = statement(sid, (allowing) => {
      const equals = Object.entries(allowing.Condition?.['StringEquals'] ?? {})
      const rest = Object.fromEntries(equals.filter(([, value]) => value !== member))
      return { ...allowing, Condition: { ...allowing.Condition, StringEquals: rest } }
    })
    expect(await found(anybodys, check.confidence)).toBeDefined()
  },
)

test('a function with a right of its own is found', async () => {
  const rights = statements((allowing) =>
    [allowing.Action].flat().includes('logs:PutLogEvents')
      ? { ...allowing, Action: ['logs:PutLogEvents', 'dynamodb:GetItem'], Resource: '*' }
      : undefined,
  )
  expect(await found(rights, check.function)).toBeDefined()
})

const ending = [...new Set(Object.values(retentionKeyPatterns(tag)).flat())]

test.each(ending)('a clock whose role lacks %s cannot end a case', async (pattern) => {
  const fault = patterns((each) => (each === pattern ? undefined : each))
  expect(await found(fault, check.endings)).toBeDefined()
})

test.each(ending)('a clock whose role says %s of any tenant reaches another', async (pattern) => {
  const fault = patterns((each) => (each === pattern ? pattern.replaceAll(tag, '?'.repeat(26)) : each))
  expect(await found(fault, check.besideEndings)).toBeDefined()
})

test.each([
  ['opens what it removes', 'Removals', 'dynamodb:GetItem'],
  ['reads the keys that it removes', 'KeyRemovals', 'dynamodb:GetItem'],
  ['lists a table', 'Reads', 'dynamodb:Scan'],
])('a clock that %s is found', async (_, sid, action) => {
  const wider = statement(sid, (allowing) => ({ ...allowing, Action: [...[allowing.Action].flat(), action] }))
  expect(await found(wider, check.besideEndings)).toBeDefined()
})

const completion = [...new Set(Object.values(completionKeyPatterns(tag)).flat())]

test.each(completion)('whoever completes erasures cannot do so without %s', async (pattern) => {
  const fault = patterns((each) => (each === pattern ? undefined : each))
  expect(await found(fault, check.completing)).toBeDefined()
})

test.each(completion)('whoever completes erasures reaches another with %s of any tenant', async (pattern) => {
  const fault = patterns((each) => (each === pattern ? pattern.replaceAll(tag, '?'.repeat(26)) : each))
  expect(await found(fault, check.besideCompletion)).toBeDefined()
})

test.each([
  ['destroys a person’s key', 'KeysThere', 'dynamodb:DeleteItem'],
  ['makes a person’s key', 'KeysThere', 'dynamodb:PutItem'],
  ['writes a case', 'Removals', 'dynamodb:PutItem'],
  ['reads the journal', 'Journal', 'dynamodb:Query'],
  ['moves a referral', 'Standing', 'dynamodb:PutItem'],
  ['lists a table', 'Reads', 'dynamodb:Scan'],
])('a completion that %s is found', async (_, sid, action) => {
  const wider = statement(sid, (allowing) => ({ ...allowing, Action: [...[allowing.Action].flat(), action] }))
  expect(await found(wider, check.besideCompletion)).toBeDefined()
})

const sealed = [...new Set(Object.values(sealingKeyPatterns(tag)).flat())]

test.each(sealed)('a clock whose role lacks %s cannot seal a journal', async (pattern) => {
  const fault = patterns((each) => (each === pattern ? undefined : each))
  expect(await found(fault, check.sealing)).toBeDefined()
})

test.each(sealed)(
  'a clock that seals and whose role says %s of any tenant reaches another',
  async (pattern) => {
    const fault = patterns((each) => (each === pattern ? pattern.replaceAll(tag, '?'.repeat(26)) : each))
    expect(await found(fault, check.besideSealing)).toBeDefined()
  },
)

test.each([
  ['changes a line', 'Reads', 'dynamodb:PutItem'],
  ['takes a line away', 'Reads', 'dynamodb:DeleteItem'],
  ['takes a seal away', 'Seals', 'dynamodb:DeleteItem'],
  ['reads what is locked away', 'LockAway', 's3:GetObject'],
  ['takes away what is locked', 'LockAway', 's3:DeleteObjectVersion'],
  ['opens the key that signs', 'Sign', 'kms:PutKeyPolicy'],
])('whoever seals and %s is found', async (_, sid, action) => {
  const wider = statement(sid, (allowing) => ({ ...allowing, Action: [...[allowing.Action].flat(), action] }))
  expect(await found(wider, check.besideSealing)).toBeDefined()
})

test.each([
  ['lists what others asked', 'KeepRequests', 'dynamodb:Query'],
  ['reads the keys of what was asked', 'KeepAndDestroyKeys', 'dynamodb:GetItem'],
  ['shows what nobody published', 'SeeWhomOneMayAsk', 'dynamodb:PutItem'],
  ['opens what others asked', 'SealRequests', 'kms:Decrypt'],
  ['lets others use the key of forms', 'SignForms', 'kms:PutKeyPolicy'],
])('the function by which anybody asks for contact is found where it %s', async (_, sid, action) => {
  const wider = statement(sid, (allowing) => ({ ...allowing, Action: [...[allowing.Action].flat(), action] }))
  expect(await found(wider, check.besideAsking)).toBeDefined()
})

test('a function that seals for any use is found, and one that cannot seal', async () => {
  const anyUse = statement('SealRequests', ({ Condition: _, ...allowing }) => allowing)
  expect(await found(anyUse, check.besideAsking)).toBeDefined()
  const none = statement('SealRequests', (allowing) => ({ ...allowing, Effect: 'Deny' }))
  expect(await found(none, check.asking)).toBeDefined()
})

test('a role that can be minted for any tenant, or for none, is found', async () => {
  const anybody = statements((trusting) => {
    const { StringLike: like, ...others } = trusting.Condition ?? {}
    if (like?.['aws:RequestTag/tenant'] === undefined) return undefined
    const { 'aws:RequestTag/tenant': _, ...rest } = like
    return {
      ...trusting,
      Condition: { ...others, ...(Object.keys(rest).length > 0 && { StringLike: rest }) },
    }
  })
  expect(await found(anybody, check.minting)).toBeDefined()
})
