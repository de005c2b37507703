import { afterAll, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { accountOf } from './support/policies/account.ts'
import {
  besideCompletion,
  completing,
  mintingForCompletion,
} from './support/policies/completion-questions.ts'
import { confided, othersConfidence } from './support/policies/confidence-questions.ts'
import { asking, besideAsking } from './support/policies/contact-questions.ts'
import { besideFeed, readingFeed } from './support/policies/feed-questions.ts'
import { filesOfOthers, ownFiles } from './support/policies/file-questions.ts'
import { besidePaper, redeeming } from './support/policies/paper-questions.ts'
import { othersOfPerson, personPolicy, personsOwn } from './support/policies/person-questions.ts'
import { ask, type Question } from './support/policies/question.ts'
import { besideEndings, endingCases, mintingForEndings } from './support/policies/retention-questions.ts'
import { beyondReach, minting, reach } from './support/policies/role-questions.ts'
import { stackRoles } from './support/policies/roles.ts'
import { besideSealing, mintingForSealing, sealing } from './support/policies/sealing-questions.ts'
import {
  beyondSystems,
  contentOfOthers,
  servicePolicy,
  workOfEveryRole,
  workOfSystems,
} from './support/policies/session-questions.ts'
import { foreignWork, ownWork, unfitSessions } from './support/policies/tenant-questions.ts'
import { vault } from './support/policies/vault-questions.ts'

const { cloud } = await openTestCloud()
const account = accountOf(cloud)
const total = { asked: 0, denied: 0 }

afterAll(() => {
  const allowed = total.asked - total.denied
  console.log(`policies: ${total.asked} evaluations, ${total.denied} denied, ${allowed} allowed`)
})

function asked(questions: Iterable<Question>) {
  const answers = ask(cloud, questions)
  total.asked += answers.asked
  total.denied += answers.denied
  return answers
}

test('a tenant may do its own work', () => {
  expect(asked(ownWork(account, 1))).toMatchObject({ findings: [], denied: 0 })
})

test('a tenant reaches nothing of anybody else, by whatever key, action, index or batch', () => {
  const answers = [1, 2, 3].map((seed) => asked(foreignWork(account, seed)))
  expect(answers.flatMap(({ findings }) => findings)).toEqual([])
  expect(answers.reduce((sum, { denied }) => sum + denied, 0)).toBeGreaterThanOrEqual(10_000)
})

test('a session that does not name one tenant reaches nothing', () => {
  expect(asked(unfitSessions(account, 1))).toMatchObject({ findings: [], allowed: 0 })
})

test('whoever seals a journal has what that takes, and reads no person, changes no line and opens nothing', () => {
  expect(asked(sealing(account, 1))).toMatchObject({ findings: [], denied: 0 })
  const beside = asked(besideSealing(account, 1))
  expect(beside).toMatchObject({ findings: [], allowed: 0 })
  expect(beside.asked).toBeGreaterThan(5_000)
  expect(asked(mintingForSealing(account, 1)).findings).toEqual([])
})

test('the vault opens the keys of one’s own cases, staff and corridors, and of nobody else', () => {
  expect(asked(vault(account, 1)).findings).toEqual([])
})

test('whoever asks for contact in somebody’s name can do so, and lists, opens and changes nothing besides', () => {
  expect(asked(asking(account, 1))).toMatchObject({ findings: [], denied: 0 })
  expect(asked(besideAsking(account, 1))).toMatchObject({ findings: [], allowed: 0 })
})

test('what is told in confidence opens for a counsellor to whom it was told, and for nobody else', () => {
  expect(asked(confided(account, 1))).toMatchObject({ findings: [], denied: 0 })
  expect(asked(othersConfidence(account, 1))).toMatchObject({ findings: [], allowed: 0 })
})

test('whoever works with cases puts and gets the files of their organisation, and nobody any other', () => {
  expect(asked(ownFiles(account, 1))).toMatchObject({ findings: [], denied: 0 })
  const others = asked(filesOfOthers(account, 1))
  expect(others).toMatchObject({ findings: [], allowed: 0 })
  expect(others.asked).toBeGreaterThan(400)
})

test('an admin and an auditor open no case and no package of their own organisation', () => {
  expect(asked(contentOfOthers(account, 1))).toMatchObject({ findings: [], allowed: 0 })
})

test('every member has what their work takes', () => {
  expect(asked(workOfEveryRole(account, 1)).findings).toEqual([])
})

test('a system of the organisation has what its work takes, and nothing beyond', () => {
  expect(asked(workOfSystems(account, 1))).toMatchObject({ findings: [], denied: 0 })
  const beyond = asked(beyondSystems(account, 1))
  expect(beyond).toMatchObject({ findings: [], allowed: 0 })
  expect(beyond.asked).toBeGreaterThan(300)
})

test.each([
  ['its own account', /"T#\w{26}#SER\*",/, ''],
  ['what is shared with others', /,"R#\*"\]/, ']'],
  [
    'writing where it only reads',
    /"Deny","Action":\["dynamodb:PutItem","dynamodb:DeleteItem"\]/,
    '"Deny","Action":"dynamodb:Scan"',
  ],
  ['content', /"kms:Decrypt"/, '"kms:Encrypt"'],
  ['what is signed', /"kms:\*","Resource":"\*","Condition"/, '"kms:Encrypt","Resource":"*","Condition"'],
  ['what anybody may see', /,"V#\*"\]/, ']'],
])('a session policy that lets a system have %s is found', (_, place, wider) => {
  const { findings } = ask(
    cloud,
    beyondSystems(account, 1, (policy) => policy.replace(place, wider)),
  )
  expect(findings.length).toBeGreaterThan(0)
})

test('a system’s session policy fits into what STS takes', () => {
  const policy = servicePolicy('0123456789ABCDEFGHJKMNPQRS', ['programme_keeper', 'journal_reader'])
  expect(policy.length).toBeLessThanOrEqual(2_048)
})

test('a person by their own link has what they need: their case to read, their referrals to move', () => {
  expect(asked(personsOwn(account, 1))).toMatchObject({ findings: [], denied: 0 })
})

test('a person by their own link reaches nobody else of the same organisation, whatever the code asks for', () => {
  const answers = asked(othersOfPerson(account, 1))
  expect(answers).toMatchObject({ findings: [], allowed: 0 })
  expect(answers.asked).toBeGreaterThan(2_000)
})

test.each([
  ['any case', /#CASE#\w{26}/, '#CASE#*'],
  ['any referral', /R#\*#\w{26}\*/, 'R#*'],
  ['everything of the organisation', /T#(\w{26})#SETTINGS/, 'T#$1#*'],
  [
    'changes of what is to be read',
    /"Deny","Action":\["dynamodb:PutItem"/,
    '"Deny","Action":["dynamodb:Scan"',
  ],
  ['whole partitions', /"Deny","Action":"dynamodb:Query"/, '"Deny","Action":"dynamodb:Scan"'],
  ['any key of the vault', /,"Condition":\{"StringEquals".*?\}\}/, ''],
])('a session policy that lets a person have %s is found', (_, place, wider) => {
  const { findings } = ask(
    cloud,
    othersOfPerson(account, 1, (policy) => policy.replace(place, wider)),
  )
  expect(findings.length).toBeGreaterThan(0)
})

test('a person’s session policy fits into what STS takes, however many referrals they have', () => {
  const id = '0123456789ABCDEFGHJKMNPQRS'
  const policy = personPolicy({
    tenantId: id,
    participantId: id,
    referrals: Array.from({ length: 500 }, () => id),
  })
  expect(policy.length).toBeLessThanOrEqual(2_048)
})

test('whoever brings a paper has what redeeming it takes, and reaches nothing beside it', () => {
  expect(asked(redeeming(account, 1))).toMatchObject({ findings: [], denied: 0 })
  const beside = asked(besidePaper(account, 1))
  expect(beside).toMatchObject({ findings: [], allowed: 0 })
  expect(beside.asked).toBeGreaterThan(1_000)
})

test.each([
  ['any paper', /#PAPER#\w{26}/, '#PAPER#*'],
  ['everything of the organisation', /#PAPER#\w{26}/, '#*'],
  ['the journal to be read', '"Deny"', '"Allow"'],
  ['the key of any paper', /,"kms:EncryptionContext:paper":"\w{26}"/, ''],
])('a session policy that gives whoever brings a paper %s is found', (_, place, wider) => {
  const { findings } = ask(
    cloud,
    besidePaper(account, 1, (policy) => policy.replace(place, wider)),
  )
  expect(findings.length).toBeGreaterThan(0)
})

test('a calendar that has a feed reads what its member teaches, and reaches nothing beside it', () => {
  expect(asked(readingFeed(account, 1))).toMatchObject({ findings: [], denied: 0 })
  const beside = asked(besideFeed(account, 1))
  expect(beside).toMatchObject({ findings: [], allowed: 0 })
  expect(beside.asked).toBeGreaterThan(1_000)
})

test.each([
  ['what anybody teaches', /#TEACHING#\w{26}/, '#TEACHING#*'],
  ['everything of the organisation', /#FEED#\w{26}/, '#*'],
  ['to change it', '"dynamodb:GetItem"', '"dynamodb:GetItem","dynamodb:PutItem"'],
  ['its keys', '}]}', '},{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}]}'],
])('a session policy that lets a calendar have %s is found', (_, place, wider) => {
  const { findings } = ask(
    cloud,
    besideFeed(account, 1, (policy) => policy.replace(place, wider)),
  )
  expect(findings.length).toBeGreaterThan(0)
})

test('only the authorizer mints sessions, and only for one tenant and one member', () => {
  expect(asked(minting(account, 1)).findings).toEqual([])
})

test('the clock that ends cases has what that takes of one organisation, and reaches nothing beside it', () => {
  expect(asked(endingCases(account, 1))).toMatchObject({ findings: [], denied: 0 })
  const beside = asked(besideEndings(account, 1))
  expect(beside).toMatchObject({ findings: [], allowed: 0 })
  expect(beside.asked).toBeGreaterThan(1_000)
  expect(asked(mintingForEndings(account, 1)).findings).toEqual([])
})

test('the completion of erasures has what that takes of one organisation, and no way to a person’s key', () => {
  expect(asked(completing(account, 1))).toMatchObject({ findings: [], denied: 0 })
  const beside = asked(besideCompletion(account, 1))
  expect(beside).toMatchObject({ findings: [], allowed: 0 })
  expect(beside.asked).toBeGreaterThan(1_000)
  expect(asked(mintingForCompletion(account, 1)).findings).toEqual([])
})

test('it is said of every role of the stacks what it may reach', () => {
  const names = stackRoles().map(({ name }) => name)
  expect(names.filter((name) => name !== 'AuthorizerTenantRole').sort()).toEqual(Object.keys(reach).sort())
})

test.each(Object.keys(reach))('%s reaches nothing beyond its purpose, and lists no table', (role) => {
  expect(asked(beyondReach(account, role, 1))).toMatchObject({ findings: [], allowed: 0 })
})
