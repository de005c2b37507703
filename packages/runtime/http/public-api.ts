import type { Access } from '@passerelle/contract/access'
import type { AnswerTo, RequestTo, Route, RouteSet, Routes } from '@passerelle/contract/kit'
import type { Language } from '@passerelle/messages'
import { answerWith } from './answer.ts'
import { type Application, application } from './application.ts'
import { languageOf } from './failure.ts'
import { parseRequest } from './parse-request.ts'

/** A caller who has not signed in: nobody in particular, but with a language. */
export type Visitor = { readonly language: Language }

export type PublicUseCase<R extends Route> = (request: RequestTo<R>, visitor: Visitor) => Promise<AnswerTo<R>>

/**
 * An application out of routes that anybody may call. It has no session and opens no context, so none of its use cases
 * can reach a tenant's data.
 *
 * @throws {TypeError} when the matrix does not call one of the routes public.
 */
export function publicApi<Declared extends Routes>(
  set: RouteSet<Declared>,
  access: Readonly<Record<keyof Declared & string, Access>>,
  handlers: { readonly [Name in keyof Declared]: PublicUseCase<Declared[Name]> },
): Application {
  for (const name of Object.keys(set.routes))
    if (access[name] !== 'public') throw new TypeError(`${name} is not public`)
  return application(set, async (c, name, route) => {
    // The type of `handlers` ties each use case to its route; here they meet as any route and any use case.
    const handler = handlers[name] as unknown as PublicUseCase<Route>
    const request = await parseRequest(route, c)
    return answerWith(c, set, route, await handler(request, { language: languageOf(c) }))
  })
}
