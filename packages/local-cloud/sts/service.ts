import { account } from '../account.ts'
import { type Answer, escapeXml, type Service, ServiceError, signedBy } from '../front/service.ts'
import type { Judge } from '../iam/judge.ts'
import { callerArn } from '../iam/principal.ts'
import type { Role } from '../iam/roles.ts'
import { assumedRoleUser, assumeRole, readAssumeRole } from './assume-role.ts'
import type { Credentials, Sessions } from './sessions.ts'

/** The Security Token Service: AssumeRole and GetCallerIdentity. */
export function stsService(roles: readonly Role[], judge: Judge, sessions: Sessions): Service {
  return {
    name: 'sts',
    protocol: 'query',
    async handle(call) {
      const caller = signedBy(call)
      const form = new URLSearchParams(call.body.toString('utf8'))
      switch (call.operation) {
        case 'AssumeRole': {
          const request = readAssumeRole(form, roles)
          const session = assumeRole(caller, request, judge)
          const user = assumedRoleUser(session)
          const identity = session.sourceIdentity
          return xml('AssumeRole', [
            credentialsXml(sessions.issue(session, request.seconds)),
            `<AssumedRoleUser><AssumedRoleId>${user.id}</AssumedRoleId><Arn>${escapeXml(user.arn)}</Arn></AssumedRoleUser>`,
            identity === undefined ? '' : `<SourceIdentity>${escapeXml(identity)}</SourceIdentity>`,
          ])
        }
        case 'GetCallerIdentity':
          return xml('GetCallerIdentity', [
            `<Arn>${escapeXml(callerArn(caller))}</Arn><Account>${account.id}</Account><UserId>LOCAL</UserId>`,
          ])
        default:
          throw new ServiceError('InvalidAction', `${call.operation} is not known on this machine`)
      }
    },
  }
}

function credentialsXml({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials): string {
  return [
    `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId>`,
    `<SecretAccessKey>${secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${sessionToken}</SessionToken>`,
    `<Expiration>${expiration.toISOString()}</Expiration></Credentials>`,
  ].join('')
}

function xml(operation: string, parts: readonly string[]): Answer {
  const result = `<${operation}Result>${parts.join('')}</${operation}Result>`
  const body = `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}</${operation}Response>`
  return { status: 200, contentType: 'text/xml', body }
}
