import type { BodyOf, Route } from '@passerelle/contract/kit'
import { self } from '@passerelle/contract/self'
import type { Language } from '@passerelle/messages'
import { log, required, traceOf } from '@passerelle/runtime'

const { readSelf, listOwnConsents, readOwnPlan, listHolders } = self.routes

/** Who comes, as they say it themselves, and the language in which they are answered. */
export type Caller = { readonly code: string; readonly pin: string; readonly language: Language }

/** All that the page shows of a person. */
export type Told = {
  readonly self: BodyOf<typeof readSelf>
  readonly referrals: BodyOf<typeof listOwnConsents>
  readonly plan: BodyOf<typeof readOwnPlan>
  readonly holders: BodyOf<typeof listHolders>
}

/** Why the API tells nothing: to whoever comes so, to so many at once, or to nobody at present. */
export type Untold = 'refused' | 'busy' | 'down'

/** The routes of a person, called as the person: this function has no other way to anything. */
export type OwnApi = {
  tell(caller: Caller): Promise<Told | Untold>
}

const patienceMs = 5_000

/**
 * @param env `API_URL`, where the API is reached by its own address. The variable with which AWS's own services are
 * pointed elsewhere counts for it too; the stack never sets that.
 */
export function ownApi(env: NodeJS.ProcessEnv, call: typeof fetch = fetch): OwnApi {
  const root = env['AWS_ENDPOINT_URL_EXECUTE_API'] ?? required(env, 'API_URL')
  const patience = patienceMs * Number(env['CALL_PATIENCE'] ?? 1)

  async function read<R extends Route>({ path, answer }: R, caller: Caller): Promise<BodyOf<R>> {
    const response = await call(root + path, {
      headers: {
        Accept: 'application/json',
        'Accept-Language': caller.language,
        Authorization: `Bearer ${caller.code}.${caller.pin}`,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok) throw new Refusal(response.status)
    return answer.body?.parse(await response.json()) as BodyOf<R> // the schema is the route's own
  }

  return {
    async tell(caller) {
      try {
        // Alone and first: a wrong PIN counts once.
        const own = await read(readSelf, caller)
        const [referrals, plan, holders] = await Promise.all([
          read(listOwnConsents, caller),
          read(readOwnPlan, caller),
          read(listHolders, caller),
        ])
        return { self: own, referrals, plan, holders }
      } catch (error) {
        return whyNot(error)
      }
    },
  }
}

/** The API answered with this status. */
class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number

  constructor(status: number) {
    super(String(status))
    this.status = status
  }
}

function whyNot(error: unknown): Untold {
  const status = error instanceof Refusal ? error.status : undefined
  if (status === 401) return 'refused'
  if (status === 429) return 'busy'
  log('error', 'the API tells a person nothing', { status, ...traceOf(error) })
  return 'down'
}
