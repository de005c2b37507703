import type { Access } from '@passerelle/contract/access'
import {
  type AnswerTo,
  type Page,
  type RefusedStatus,
  type RequestTo,
  type Route,
  type RouteSet,
  type Routes,
  refusedStatuses,
} from '@passerelle/contract/kit'
import type { Language } from '@passerelle/messages'
import type { Context } from 'hono'
import { answerPage, answerWith } from './answer.ts'
import { type Application, application } from './application.ts'
import { answerProblem, languageOf } from './failure.ts'
import { readForm } from './form.ts'
import { parseRequest } from './parse-request.ts'

/** A caller who has not signed in: nobody in particular, but with a language. */
export type Visitor = { readonly language: Language }

export type PublicUseCase<R extends Route> = (request: RequestTo<R>, visitor: Visitor) => Promise<AnswerTo<R>>

/** Says on a page, with the status of the problem, that a request did not succeed. */
export type RefusedPage = (status: RefusedStatus, visitor: Visitor) => Promise<Page>

/**
 * An application out of routes that anybody may call. It has no session and opens no context, so none of its use cases
 * can reach a tenant's data.
 *
 * @param refusedPage tells people of what a program is told by a problem: who looks at a page takes `text/html`
 * @throws {TypeError} when the matrix does not call one of the routes public.
 */
export function publicApi<Declared extends Routes>(
  set: RouteSet<Declared>,
  access: Readonly<Record<keyof Declared & string, Access>>,
  handlers: { readonly [Name in keyof Declared]: PublicUseCase<Declared[Name]> },
  refusedPage?: RefusedPage,
): Application {
  for (const name of Object.keys(set.routes))
    if (access[name] !== 'public') throw new TypeError(`${name} is not public`)
  return application(
    set,
    async (c, name, route) => {
      // The type of `handlers` ties each use case to its route; here they meet as any route and any use case.
      const handler = handlers[name] as unknown as PublicUseCase<Route>
      const read = route.form === true ? readForm : undefined
      const request = await parseRequest(route, c, undefined, read)
      return answerWith(c, set, route, await handler(request, { language: languageOf(c) }))
    },
    async (c, thrown) => {
      const problem = await answerProblem(c, thrown)
      if (refusedPage === undefined || !takesPages(c)) return problem
      const status = refusedStatuses.find((each) => each === problem.status) ?? 500
      const page: Promise<Page> = refusedPage(status, { language: languageOf(c) })
      return answerPage(c, 'text/html', await page)
    },
  )
}

function takesPages(c: Context): boolean {
  return c.req.header('accept')?.includes('text/html') === true
}
