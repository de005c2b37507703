import type { OwnPlan } from '@passerelle/contract/self'
import { pick } from '@passerelle/messages'
import { self } from '@passerelle/messages/self'
import { findOwnPlan } from '@passerelle/table/casework'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { wordingOf } from './wording.ts'

/** Shows somebody the steps that were planned with them. */
export async function readPlan(context: SelfContext): Promise<OwnPlan> {
  const { own, plan } = await findOwnPlan(context.table, context.me, context.link)
  const { language } = ownOf(context, own)
  return {
    ...wordingOf(language),
    ...(plan && { state: plan.state }),
    stateText: self.say(language, `plan.${plan?.state ?? 'none'}`),
    ...(plan?.agreement && { agreedAt: plan.agreement.agreedAt }),
    items: (plan?.items ?? []).map(({ title, purpose, status, teachingUnits, teachingUnitsDone }) => ({
      title: pick(title, language),
      purpose,
      status,
      statusText: self.say(language, `step.${status}`),
      teachingUnits,
      teachingUnitsDone,
    })),
  }
}
