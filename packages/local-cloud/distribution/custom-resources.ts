import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { account } from '../account.ts'
import { uuid } from '../identifiers.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import type { Invoker } from '../lambda/invoker.ts'
import type { Deployment } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'

/** What a deployment has functions of its own make, beside what the template names. */
export type CustomResources = {
  /** Makes them all, once; rejects with the reason where a function could not. */
  make(place: Place): Promise<void>
  /** Takes the answer of a function; false where the request is none. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
}

type Place = {
  /** The address of the account's services, where answers arrive too. */
  readonly endpoint: string
  readonly invoker: Invoker
  /** Says an address of a deployment as it is on this machine. */
  readonly here: (text: string) => string
}

const answerSchema = z.looseObject({ Status: z.enum(['SUCCESS', 'FAILED']), Reason: z.string().optional() })

export function openCustomResources(
  deployment: Deployment,
  functions: readonly LambdaFunction[],
): CustomResources {
  const waiting = new Map<string, (answer: unknown) => void>()
  const resources = deployment.of('AWS::CloudFormation::CustomResource').map((resource) => {
    const { logicalId, stack, type, properties } = resource
    const lambda = functions.find(({ arn }) => arn === properties.ServiceToken)
    if (lambda === undefined)
      throw new TemplateRefused([`${stack}/${logicalId}: ${properties.ServiceToken} is no function`])
    return { logicalId, stack, type, properties, lambda }
  })
  let made: Promise<void> | undefined

  async function make({ endpoint, invoker, here }: Place): Promise<void> {
    for (const { logicalId, stack, type, properties, lambda } of resources) {
      const token = randomUUID()
      const answered = new Promise<unknown>((resolve) => waiting.set(token, resolve))
      const outcome = await invoker.invoke(lambda, {
        RequestType: 'Create',
        ResponseURL: `${endpoint}/custom-resources/${token}`,
        StackId: `arn:${account.partition}:cloudformation:${account.region}:${account.id}:stack/${stack}/${uuid(stack)}`,
        RequestId: randomUUID(),
        ResourceType: type,
        LogicalResourceId: logicalId,
        ResourceProperties: JSON.parse(here(JSON.stringify(properties))),
      })
      if ('error' in outcome) throw new Error(`${logicalId} was not made: ${outcome.error.errorMessage}`)
      const { Status, Reason } = answerSchema.parse(await answered)
      if (Status === 'FAILED') throw new Error(`${logicalId} was not made: ${Reason ?? 'without a reason'}`)
    }
  }

  return {
    make(place) {
      made ??= make(place)
      return made
    },
    answer(request, response) {
      const token = /^\/custom-resources\/([^/?]+)/.exec(request.url ?? '')?.[1]
      const tell = token === undefined ? undefined : waiting.get(token)
      if (token === undefined || tell === undefined || request.method !== 'PUT') return false
      waiting.delete(token)
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        tell(parsed(Buffer.concat(chunks).toString('utf8')))
        response.writeHead(200).end()
      })
      return true
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
