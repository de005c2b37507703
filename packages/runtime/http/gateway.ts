import type { Context } from 'hono'
import type { AuthorizerContext } from '../session.ts'

/** The context that the gateway hands over besides the request itself. A test that needs none of it leaves it out. */
export type ApiEnvironment = {
  Bindings: {
    readonly event?: {
      readonly requestContext: {
        readonly requestId: string
        readonly authorizer?: AuthorizerContext | null
      }
    }
  }
}

/** The number under which a request can be found again; empty outside of the gateway. */
export function requestIdOf(c: Context<ApiEnvironment>): string {
  return c.env?.event?.requestContext.requestId ?? ''
}
