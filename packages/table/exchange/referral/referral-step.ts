import type { ConsentEvent, Decision, HandoverPackage, ReceivedCase } from '@passerelle/domain/exchange'
import type { Write } from '../../engine/write.ts'

/** One step of a referral, decided: everything that is written with it. */
export type Step = {
  readonly decision: Decision
  readonly consentEvent?: ConsentEvent
  /** A new version of the package. */
  readonly pack?: HandoverPackage
  /** The purpose that the journal says; the handover, unless said. */
  readonly purpose?: 'handover' | 'vital_interests'
  /** The writes of the step elsewhere, and the conditions there. */
  readonly besides?: readonly Write[]
  /** The receiver's own case that the step opens. */
  readonly ownCase?: ReceivedCase
}
