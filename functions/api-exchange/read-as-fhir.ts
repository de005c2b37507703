import type { Page } from '@passerelle/contract/kit'
import { fhirBundle, isTerminal, type Reason, type ServiceNeed } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { documentsIn, type FoundReferral } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/** One page of the timeline. A course that is longer, which hardly any is, is told without its reason. */
const maxEvents = 100

/**
 * A referral in the language of FHIR, made from what the side that asks sees of it anyway. It holds no more than the
 * offer, so that reading it is no disclosure.
 */
export async function readAsFhir(context: ExchangeContext, id: ReferralId): Promise<Page> {
  const found = await context.referrals.find(id, { tiers: ['T0'] })
  const bundle = fhirBundle({
    referral: viewOf(found),
    parties: found.corridor?.parties ?? {},
    needs: needsIn(found),
    reason: await reasonOf(context, found),
  })
  return { content: JSON.stringify(bundle) }
}

/** The request: as the sender has written it, or as the offer says it while that is open. */
function needsIn(found: FoundReferral): readonly ServiceNeed[] {
  const request =
    found.side === 'sender' ? found.referral.request : documentsIn(found, found.open).T0?.request
  return request?.needs ?? []
}

/** The reason that was given for the end, which stands in the timeline. */
async function reasonOf(context: ExchangeContext, found: FoundReferral): Promise<Reason | undefined> {
  const { state } = found.referral
  if (!isTerminal(state)) return undefined
  const { items } = await context.referrals.timeline(found, { limit: maxEvents })
  return items.findLast(({ to, reason }) => to === state && reason !== undefined)?.reason
}
