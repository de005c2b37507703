import { randomUUID } from 'node:crypto'
import { account } from '../account.ts'
import { serviceAdmitted } from '../iam/evaluate.ts'
import type { Judge } from '../iam/judge.ts'
import type { Role } from '../iam/roles.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import type { Queues } from '../queues/queues.ts'
import type { Deployment, Resource } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'
import { type Next, parseSchedule } from './expression.ts'

/** A function that is invoked by the clock. */
export type Schedule = {
  readonly logicalId: string
  readonly name: string
  readonly lambda: LambdaFunction
  readonly enabled: boolean
  readonly next: Next
  /** The event for one due time. */
  readonly event: (dueAt: Date) => unknown
}

type Target = Resource<'AWS::Scheduler::Schedule'>['properties']['Target']

type Context = {
  readonly deployment: Deployment
  readonly functions: readonly LambdaFunction[]
  readonly roles: readonly Role[]
  readonly judge: Judge
  readonly queues: Queues
}

/**
 * The schedules of a deployment, of EventBridge Scheduler and of EventBridge rules.
 *
 * @throws {TemplateRefused} for an expression that is not known or a target that may not be invoked
 */
export function schedulesOf(context: Context): readonly Schedule[] {
  const faults: string[] = []
  const schedules: Schedule[] = []
  const attempt = (where: string, read: () => Schedule) => {
    try {
      schedules.push(read())
    } catch (error) {
      faults.push(`${where}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (const resource of context.deployment.of('AWS::Scheduler::Schedule')) {
    attempt(`schedule ${resource.logicalId}`, () => {
      const { ref, logicalId, attributes, properties } = resource
      const lambda = targetOf(context, properties.Target.Arn)
      assertSchedulerRole(context, properties.Target, lambda)
      const arn = attributes['Arn'] ?? ''
      return {
        logicalId,
        name: ref,
        lambda,
        enabled: properties.State === 'ENABLED',
        next: parseSchedule(properties.ScheduleExpression, properties.ScheduleExpressionTimezone),
        event: (dueAt) => schedulerEvent(properties.Target.Input, arn, dueAt),
      }
    })
  }
  for (const { ref, logicalId, attributes, properties } of context.deployment.of('AWS::Events::Rule')) {
    for (const target of properties.Targets) {
      attempt(`rule ${logicalId}`, () => {
        const lambda = targetOf(context, target.Arn)
        assertRulePermission(context, lambda)
        const arn = attributes['Arn'] ?? ''
        return {
          logicalId,
          name: ref,
          lambda,
          enabled: properties.State === 'ENABLED',
          next: parseSchedule(properties.ScheduleExpression, 'UTC'),
          event: (dueAt) =>
            target.Input === undefined ? notice('aws.events', arn, dueAt) : JSON.parse(target.Input),
        }
      })
    }
  }
  if (faults.length > 0) throw new TemplateRefused(faults)
  return schedules
}

function targetOf({ functions }: Context, arn: string): LambdaFunction {
  const lambda = functions.find((candidate) => candidate.arn === arn)
  if (lambda === undefined) throw new Error(`its target ${arn} is no function of the template`)
  if (lambda.perTenant) throw new Error('a function isolated by tenant takes events from API Gateway alone')
  return lambda
}

function assertSchedulerRole(
  { roles, judge, queues }: Context,
  target: Target,
  lambda: LambdaFunction,
): void {
  const role = roles.find(({ arn }) => arn === target.RoleArn)
  if (role === undefined) throw new Error(`its role ${target.RoleArn} is not in the template`)
  const assumes = { action: 'sts:AssumeRole', resource: role.arn, resourcePolicy: role.trust }
  if (!serviceAdmitted('scheduler.amazonaws.com', assumes)) {
    throw new Error(`${role.name} does not trust scheduler.amazonaws.com`)
  }
  const session = { kind: 'role', role, sessionName: 'scheduler', tags: role.tags } as const
  if (!judge.would(session, { action: 'lambda:InvokeFunction', resource: lambda.arn })) {
    throw new Error(`${role.name} may not invoke ${lambda.name}`)
  }
  // Handing an event to a function of this machine never fails, so nothing is ever sent there.
  const deadLetters = target.DeadLetterConfig?.Arn
  if (deadLetters !== undefined && !queues.admits(session, deadLetters)) {
    throw new Error(`${role.name} may not send to ${deadLetters}`)
  }
}

function assertRulePermission({ deployment }: Context, lambda: LambdaFunction): void {
  const permitted = deployment.of('AWS::Lambda::Permission').some(({ properties }) => {
    const named = properties.FunctionName === lambda.name || properties.FunctionName === lambda.arn
    return named && properties.Principal === 'events.amazonaws.com'
  })
  if (!permitted) throw new Error(`no permission lets EventBridge invoke ${lambda.name}`)
}

/** The scheduler fills its own attributes into the input that the template gives. */
function schedulerEvent(input: string | undefined, arn: string, dueAt: Date): unknown {
  if (input === undefined) return notice('aws.scheduler', arn, dueAt)
  return JSON.parse(
    input
      .replaceAll('<aws.scheduler.schedule-arn>', arn)
      .replaceAll('<aws.scheduler.scheduled-time>', seconds(dueAt))
      .replaceAll('<aws.scheduler.execution-id>', randomUUID())
      .replaceAll('<aws.scheduler.attempt-number>', '1'),
  )
}

function notice(source: string, arn: string, dueAt: Date) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source,
    account: account.id,
    time: seconds(dueAt),
    region: account.region,
    resources: [arn],
    detail: source === 'aws.events' ? {} : '{}',
  }
}

/** An instant in UTC without milliseconds, as EventBridge writes it. */
function seconds(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
