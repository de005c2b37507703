import type { Access } from '@passerelle/contract/access'
import { days } from '@passerelle/contract/days'
import type { AnswerTo, RequestTo, Route, RouteSet, Routes } from '@passerelle/contract/kit'
import { wallClock } from '@passerelle/domain/calendar'
import { Refused, refuse } from '@passerelle/domain/kernel'
import { type Attempt, attemptOf, type FirstAnswer, type UnitOfWork } from '@passerelle/table'
import type { Context as HonoContext } from 'hono'
import { randomIds, systemClock } from '../identifiers.ts'
import type { RequestScope } from '../request.ts'
import { type Session, sessionOf } from '../session.ts'
import { answerWith } from './answer.ts'
import { type Answering, type Application, application } from './application.ts'
import { answerProblem, languageOf } from './failure.ts'
import { type ApiEnvironment, requestIdOf } from './gateway.ts'
import { parseRequest } from './parse-request.ts'
import { type OnRefusal, tellForbidden } from './tell-refusal.ts'
import { withinQuota } from './within-quota.ts'

/** The least that a use case works with. Its unit of work knows whether this very request was answered before. */
export type UseCaseContext = { readonly unitOfWork: UnitOfWork }

export type UseCase<R extends Route, Context> = (
  context: Context,
  request: RequestTo<R>,
) => Promise<AnswerTo<R>>

/**
 * A use case that may be repeated with an `Idempotency-Key`, and how to give its answer again from the stored id and
 * version.
 */
export type Repeatable<R extends Route, Context> = {
  readonly run: UseCase<R, Context>
  readonly replay: (
    context: Context,
    id: string,
    request: RequestTo<R>,
    version: number,
  ) => Promise<AnswerTo<R>>
}

/** One use case for every route of a set; a POST is always repeatable. */
export type Handlers<Declared extends Routes, Context> = {
  readonly [Name in keyof Declared]: Declared[Name]['method'] extends 'POST'
    ? Repeatable<Declared[Name], Context>
    : UseCase<Declared[Name], Context>
}

type AnyHandler<Context> = UseCase<Route, Context> | Repeatable<Route, Context>

/**
 * An application out of a set of routes and the use case of each. Order of things: quota, then role, then form of the
 * request, then the use case; so nobody learns of a thing that their role may not ask for. Who is refused by their role stands in the
 * journal; what else is done about a refusal says `onRefusal`.
 *
 * @throws {TypeError} when the matrix calls one of the routes public: that is what `publicApi` is for.
 */
export function api<Declared extends Routes, Context extends UseCaseContext>(
  set: RouteSet<Declared>,
  access: Readonly<Record<keyof Declared & string, Access>>,
  openContext: (request: RequestScope) => Promise<Context>,
  handlers: Handlers<Declared, Context>,
  onRefusal?: OnRefusal,
): Application {
  for (const name of Object.keys(set.routes))
    if (access[name] === 'public') throw new TypeError(`${name} is public`)
  const answer: Answering = async (c, operation, route) => {
    // The type of `handlers` ties each use case to its route; here they meet as any route and any use case.
    const handler = handlers[operation] as unknown as AnyHandler<Context>
    const session = signedIn(c)
    const scope: RequestScope = {
      session,
      operation,
      clock: wallClock(systemClock, session.timeZone),
      ids: randomIds,
      requestId: requestIdOf(c),
      language: languageOf(c),
      acceptLanguage: c.req.header('accept-language'),
    }
    const refused = async (error: unknown, tell: OnRefusal): Promise<never> => {
      if (error instanceof Refused) await tell(error.refusal, scope, c.req.param())
      throw error
    }
    try {
      assertRole(session, access[operation as keyof Declared & string])
    } catch (error) {
      return refused(error, onRefusal ?? tellForbidden)
    }
    try {
      const now = systemClock.now().toISOString()
      const request = await parseRequest(route, c, { days: days[operation], now })
      const repeated = typeof handler === 'function' ? undefined : attempt(c, operation, session, request)
      const context = await openContext({ ...scope, attempt: repeated })
      const { body, first } = await perform(handler, context, request)
      return answerWith(c, set, route, body, first)
    } catch (error) {
      return refused(error, onRefusal ?? leaveIt)
    }
  }
  return application(set, answer, answerProblem, [withinQuota])
}

/** Most refusals are the answer, and no more. */
const leaveIt: OnRefusal = () => Promise.resolve()

async function perform<Context extends UseCaseContext>(
  handler: AnyHandler<Context>,
  context: Context,
  request: RequestTo<Route>,
): Promise<{ body: unknown; first?: FirstAnswer }> {
  if (typeof handler === 'function') return { body: await handler(context, request) }
  try {
    return { body: await handler.run(context, request) }
  } catch (error) {
    // A repetition meets the traces of its first attempt and is refused; then the first answer counts.
    const first = error instanceof Refused ? await context.unitOfWork.firstAnswer() : undefined
    if (first === undefined) throw error
    return { body: await handler.replay(context, first.id, request, first.version), first }
  }
}

function signedIn(c: HonoContext<ApiEnvironment>): Session {
  const context = c.env?.event?.requestContext.authorizer
  if (context === undefined || context === null)
    throw new TypeError('a protected route without an authorizer')
  return sessionOf(context)
}

function assertRole(session: Session, allowed: Access): void {
  if (session.roles.some((role) => allowed.includes(role))) return
  refuse({ code: 'forbidden' })
}

function attempt(
  c: HonoContext<ApiEnvironment>,
  operation: string,
  session: Session,
  request: RequestTo<Route>,
): Attempt | undefined {
  const idempotencyKey = c.req.header('idempotency-key')
  if (idempotencyKey === undefined) return undefined
  return attemptOf({
    idempotencyKey,
    member: session.scope.member,
    operation,
    content: [c.req.path, String(request.expected ?? ''), JSON.stringify(request.body ?? null)],
  })
}
