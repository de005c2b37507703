import type { AuthorizerContext } from '../session.ts'

/** What the gateway hands over besides the request itself. */
export type ApiEnvironment = {
  Bindings: {
    readonly event: {
      readonly requestContext: {
        readonly requestId: string
        readonly authorizer?: AuthorizerContext | null
      }
    }
  }
}
