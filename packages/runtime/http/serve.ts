import middy from '@middy/core'
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda'
import type { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { observe } from '../observe.ts'
import type { ApiEnvironment } from './gateway.ts'

type Invoke = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>

/** The handler that Lambda calls. */
export type GatewayHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>

/** The Lambda handler of an application: one line in every `handler.ts`. */
export function serve(app: Hono<ApiEnvironment>): GatewayHandler {
  // Hono knows the event of a REST API; only its type allows no `null` where the gateway sends one.
  const invoke = handle(app) as unknown as Invoke
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>((event: APIGatewayProxyEvent) =>
    invoke(event),
  ).use(observe())
}
