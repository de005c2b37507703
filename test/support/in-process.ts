import { type Client, createClient } from '@passerelle/client'
import { exportsOf } from '../isolation/support/bundled.ts'
import { type Fault, planting } from '../isolation/support/faulty.ts'
import type { Person, TestCloud } from './cloud.ts'
import { authorizerContext, pointSdksAt, resourcesOf } from './raw-access.ts'

type App = {
  request(path: string, init: RequestInit | undefined, environment: object): Response | Promise<Response>
}

/** A caller with a token, or with a link of their own. */
type Signed = { readonly tokens: Pick<Person['tokens'], 'access'> }

/**
 * A function's application in this very process, past gateway and authorizer but not past the policies: it acts with
 * the credentials that the authorizer minted. Each client that it gives is a member's, or a person's. `faults` are
 * planted into it.
 */
export async function inProcess(
  stage: TestCloud,
  name: 'api-tenancy' | 'api-exchange' | 'api-casework' | 'api-self',
  faults: readonly Fault[] = [],
): Promise<(person: Signed) => Promise<Client>> {
  const { mainTable, keysTable, kmsKey } = resourcesOf(stage.cloud)
  Object.assign(process.env, { TABLE_NAME: mainTable, KEYS_TABLE_NAME: keysTable, KEY_ID: kmsKey })
  pointSdksAt(stage.cloud.endpoints.services)
  const { app } = await exportsOf<{ app: App }>(`functions/${name}/app.ts`, [planting(faults)])
  return async (person) => {
    const authorizer = await authorizerContext(stage, person)
    const environment = { event: { requestContext: { requestId: 'in-process', authorizer } } }
    return createClient({
      api: 'http://in-process',
      fetch: async (input, init) => {
        const { pathname, search } = new URL(String(input))
        const headers = new Headers(init?.headers)
        // Nothing is sent twice here, so nothing has to be kept for it.
        headers.delete('Idempotency-Key')
        return app.request(pathname + search, { ...init, headers }, environment)
      },
    })
  }
}
