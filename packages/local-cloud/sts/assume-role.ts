import { account, globalArn } from '../account.ts'
import { ServiceError } from '../front/service.ts'
import { sessionPolicyFaults } from '../iam/grammar.ts'
import type { Judge } from '../iam/judge.ts'
import { type AccessRequest, callerArn, type Principal, type RoleSession } from '../iam/principal.ts'
import type { Role } from '../iam/roles.ts'
import { type PolicyDocument, policyDocument } from '../template/kind.ts'

const namePattern = /^[\w+=,.@-]{2,64}$/
const tagPattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const maxChainedSession = 3600
const maxSessionPolicy = 2048

/** The parameters of AssumeRole, read from the query protocol. */
export type AssumeRole = {
  readonly role: Role
  readonly sessionName: string
  readonly seconds: number
  readonly tags: Readonly<Record<string, string>>
  readonly sourceIdentity: string | undefined
  readonly externalId: string | undefined
  readonly sessionPolicy: PolicyDocument | undefined
}

export function readAssumeRole(form: URLSearchParams, roles: readonly Role[]): AssumeRole {
  const roleArn = form.get('RoleArn')
  const role = roles.find(({ arn }) => arn === roleArn)
  // AWS does not tell a role that is not there from one that may not be assumed.
  if (role === undefined) throw denied(`not authorized to perform: sts:AssumeRole on resource: ${roleArn}`)
  return {
    role,
    sessionName: named('RoleSessionName', form.get('RoleSessionName') ?? ''),
    seconds: readSeconds(form.get('DurationSeconds'), role),
    tags: readTags(form),
    sourceIdentity: optional(form.get('SourceIdentity'), (value) => named('SourceIdentity', value)),
    externalId: form.get('ExternalId') ?? undefined,
    sessionPolicy: optional(form.get('Policy'), readSessionPolicy),
  }
}

/**
 * The session that the caller may have.
 *
 * @throws {ServiceError} AccessDenied when the caller's policies or the role's trust do not admit it
 */
export function assumeRole(caller: Principal, request: AssumeRole, judge: Judge): RoleSession {
  const { role, sessionName, tags, sourceIdentity, sessionPolicy } = request
  if (caller.kind === 'role' && request.seconds > maxChainedSession) {
    throw invalid('DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining')
  }
  const actions = ['sts:AssumeRole']
  if (Object.keys(tags).length > 0) actions.push('sts:TagSession')
  if (sourceIdentity !== undefined) actions.push('sts:SetSourceIdentity')
  for (const action of actions) {
    const accessRequest: AccessRequest = {
      action,
      resource: role.arn,
      context: requestContext(request),
      resourcePolicy: role.trust,
    }
    if (!judge.allows(caller, accessRequest)) {
      throw denied(
        `User: ${callerArn(caller)} is not authorized to perform: ${action} on resource: ${role.arn}`,
      )
    }
  }
  return {
    kind: 'role',
    role,
    sessionName,
    tags: { ...role.tags, ...tags },
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(sessionPolicy === undefined ? {} : { sessionPolicy }),
  }
}

function requestContext(request: AssumeRole): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = { 'sts:RoleSessionName': request.sessionName }
  const tagKeys = Object.keys(request.tags)
  if (tagKeys.length > 0) context['aws:TagKeys'] = tagKeys
  for (const [key, value] of Object.entries(request.tags)) context[`aws:RequestTag/${key}`] = value
  if (request.sourceIdentity !== undefined) context['sts:SourceIdentity'] = request.sourceIdentity
  if (request.externalId !== undefined) context['sts:ExternalId'] = request.externalId
  return context
}

function readTags(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {}
  for (let index = 1; form.has(`Tags.member.${index}.Key`); index += 1) {
    const key = form.get(`Tags.member.${index}.Key`) ?? ''
    const value = form.get(`Tags.member.${index}.Value`) ?? ''
    if (key.length > 128 || value.length > 256 || !tagPattern.test(key) || !tagPattern.test(value)) {
      throw invalid(`the session tag ${key} is not well formed`)
    }
    tags[key] = value
  }
  return tags
}

function readSeconds(value: string | null, role: Role): number {
  const seconds = value === null ? 3600 : Number(value)
  if (Number.isInteger(seconds) && seconds >= 900 && seconds <= role.maxSession) return seconds
  throw invalid(`DurationSeconds must be between 900 and the role's ${role.maxSession}`)
}

function readSessionPolicy(text: string): PolicyDocument {
  if (text.length > maxSessionPolicy)
    throw new ServiceError('PackedPolicyTooLarge', 'The session policy is too long')
  const parsed = policyDocument.safeParse(parseJson(text))
  const faults = parsed.success ? sessionPolicyFaults(parsed.data) : ['not a policy document']
  if (parsed.success && faults.length === 0) return parsed.data
  throw new ServiceError('MalformedPolicyDocument', faults.join('; '))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function named(parameter: string, value: string): string {
  if (namePattern.test(value)) return value
  throw invalid(`${parameter} must match ${namePattern.source}`)
}

function optional<Value>(text: string | null, read: (text: string) => Value): Value | undefined {
  return text === null ? undefined : read(text)
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationError', message)
}

function denied(message: string): ServiceError {
  return new ServiceError('AccessDenied', message, 403)
}

/** The id and ARN under which AssumeRole reports the new session. */
export function assumedRoleUser(session: RoleSession): { id: string; arn: string } {
  const name = `${session.role.name}/${session.sessionName}`
  return { id: `AROA${account.id}:${session.sessionName}`, arn: globalArn('sts', `assumed-role/${name}`) }
}
