import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'

/*
 * The mails that the mail service of this machine takes: a plain text from the address of the stage, under the policies
 * of the template. Everything else is refused, so that what works here is no more than what is deployed.
 */

const { cloud } = await openTestCloud({ tells: true })
const ses = new SESv2Client({
  endpoint: cloud.endpoints.services,
  region: 'eu-central-1',
  credentials: cloud.accountCredentials(),
  maxAttempts: 1,
})
const sender = 'passerelle@dev.example'
const roles = ['MemberNoticesAtOnceNotifyRole', 'MemberNoticesDailyDigestRole']

function letter(change: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput {
  const text = (Data: string) => ({ Data, Charset: 'UTF-8' })
  return {
    FromEmailAddress: sender,
    Destination: { ToAddresses: ['ada@example.org'] },
    ConfigurationSetName: set(),
    Content: { Simple: { Subject: text('Hello'), Body: { Text: text('Something waits.') } } },
    ...change,
  }
}

function set(): string {
  return cloud.outputs['passerelle-dev-flows.LetterRules'] ?? ''
}

test('a letter arrives where it is looked for', async () => {
  const { MessageId } = await ses.send(new SendEmailCommand(letter()))
  expect(MessageId).toMatch(/^[0-9a-f-]{36}$/)
  expect(cloud.mails()).toContainEqual({
    to: 'ada@example.org',
    kind: 'sent',
    from: sender,
    subject: 'Hello',
    text: 'Something waits.',
  })
})

test.each([
  ['MessageRejected', { FromEmailAddress: 'somebody@else.example' }],
  ['NotFoundException', { ConfigurationSetName: 'no-such-rules' }],
  ['BadRequestException', { ReplyToAddresses: ['reply@dev.example'] }],
  [
    'BadRequestException',
    { Destination: { ToAddresses: ['ada@example.org'], BccAddresses: ['eve@example.org'] } },
  ],
  ['BadRequestException', { Content: { Raw: { Data: Buffer.from('Subject: Hello') } } }],
] as const)('%s is the answer to what is not sent here', async (name, change) => {
  await expect(
    ses.send(new SendEmailCommand(letter(change as Partial<SendEmailCommandInput>))),
  ).rejects.toMatchObject({
    name,
  })
})

test('nothing else of the service is known', async () => {
  const answer = await fetch(`${cloud.endpoints.services}/v2/email/identities`, {
    method: 'POST',
    body: '{}',
  })
  expect(answer.status).toBeGreaterThanOrEqual(400)
})

test('only what writes to members may send, and only from the address of the stage', () => {
  const identity = `arn:aws:ses:eu-central-1:111122223333:identity/${sender}`
  const may = (role: string, from: string, resource = identity) =>
    cloud.iam.evaluate({ role, action: 'ses:SendEmail', resource, context: { 'ses:FromAddress': from } })
  for (const role of roles) {
    expect(may(role, sender)).toBe(true)
    expect(may(role, 'director@dev.example')).toBe(false)
    expect(may(role, sender, identity.replace('dev.example', 'else.example'))).toBe(false)
  }
  for (const role of [
    'MemberInvitationInviteRole',
    'ReferralExpiryExpireRole',
    'CaseEndingEndRole',
    'ErasureCompletionCompleteRole',
    'TenancyRole',
    'ExchangeRole',
  ]) {
    expect(may(role, sender), role).toBe(false)
  }
})
