import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { arn } from '../account.ts'
import { type Call, jsonAnswer, type Service, ServiceError, signedBy } from '../front/service.ts'
import type { Judge } from '../iam/judge.ts'
import { callerArn } from '../iam/principal.ts'
import type { SentMail } from '../mail.ts'
import type { Deployment } from '../template/deployment.ts'

const content = z.strictObject({ Data: z.string().min(1).max(100_000), Charset: z.literal('UTF-8') })
const request = z.strictObject({
  FromEmailAddress: z.string().min(3),
  Destination: z.strictObject({ ToAddresses: z.array(z.email()).min(1).max(50) }),
  Content: z.strictObject({
    Simple: z.strictObject({ Subject: content, Body: z.strictObject({ Text: content }) }),
  }),
  ConfigurationSetName: z.string().min(1),
})

/** Where the one operation stands that is spoken here; every other path of the mail service is unknown. */
export function sesPaths(service: Service) {
  return new Map([['POST /v2/email/outbound-emails', { service, operation: 'SendEmail' }]])
}

/** Version 2 of the Simple Email Service, as far as a short text is sent from an identity of the template. */
export function sesService(deployment: Deployment, judge: Judge, deliver: (mail: SentMail) => void): Service {
  const identities = deployment.of('AWS::SES::EmailIdentity').map(({ ref }) => ref)
  const sets = deployment.of('AWS::SES::ConfigurationSet').map(({ ref }) => ref)

  /** The identity for an address: the address itself, or its domain. */
  function identityOf(address: string): string {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    const found = identities.find((identity) => identity === address || identity === domain)
    if (found !== undefined) return found
    throw new ServiceError('MessageRejected', `Email address is not verified: ${address}`)
  }

  return {
    name: 'ses',
    protocol: 'json',
    async handle(call: Call) {
      const parsed = request.safeParse(JSON.parse(call.body.toString('utf8')))
      if (!parsed.success) throw new ServiceError('BadRequestException', z.prettifyError(parsed.error))
      const { FromEmailAddress: from, Destination, Content, ConfigurationSetName } = parsed.data
      const caller = signedBy(call)
      const resources = [`identity/${identityOf(from)}`, `configuration-set/${ConfigurationSetName}`]
      for (const resource of resources.map((name) => arn('ses', name))) {
        const context = { 'ses:FromAddress': from }
        if (judge.allows(caller, { action: 'ses:SendEmail', resource, context })) continue
        const user = callerArn(caller)
        const what = `User ${user} is not authorized to perform ses:SendEmail on ${resource}`
        throw new ServiceError('AccessDeniedException', what, 403)
      }
      if (!sets.includes(ConfigurationSetName)) {
        throw new ServiceError(
          'NotFoundException',
          `Configuration set ${ConfigurationSetName} does not exist`,
          404,
        )
      }
      const { Subject, Body } = Content.Simple
      for (const to of Destination.ToAddresses) {
        deliver({ to, kind: 'sent', from, subject: Subject.Data, text: Body.Text.Data })
      }
      return jsonAnswer({ MessageId: randomUUID() })
    },
  }
}
