import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { CfnPipe } from 'aws-cdk-lib/aws-pipes'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { CaseEnding } from '../constructs/case-ending.ts'
import { ErasureCompletion } from '../constructs/erasure-completion.ts'
import { FileRemoval } from '../constructs/file-removal.ts'
import { JournalSealing } from '../constructs/journal-sealing.ts'
import { MemberInvitation } from '../constructs/member-invitation.ts'
import { MemberNotices } from '../constructs/member-notices.ts'
import { OfferShowing } from '../constructs/offer-showing.ts'
import { OperatorAppointment } from '../constructs/operator-appointment.ts'
import { ReferralExpiry } from '../constructs/referral-expiry.ts'
import { TableChanges } from '../constructs/table-changes.ts'
import { WebhookDelivery } from '../constructs/webhook-delivery.ts'
import type { Stage } from '../stages.ts'
import type { DataStack } from './data.ts'
import type { IdentityStack } from './identity.ts'

/** Functions that run without a request: after a change, at a time, or by hand. */
export class FlowsStack extends Stack {
  readonly functions: readonly LambdaFunction[]
  /** Changes of the table that wait for whoever follows them (decisions/0004). */
  readonly waiting: readonly Queue[]
  /** Tells of the changes of the table. */
  readonly pipe: CfnPipe
  /** Events that were given up on, one queue per flow. */
  readonly failures: readonly Queue[]

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly stage: Stage
      readonly data: DataStack
      readonly identity: IdentityStack
      /** The address that letters point to. */
      readonly home: string
    },
  ) {
    super(scope, id, { stackName: `passerelle-${props.stage.name}-flows` })
    const changes = new TableChanges(this, 'TableChanges', props)
    const members = new MemberInvitation(this, 'MemberInvitation', { ...props, changes })
    const referrals = new ReferralExpiry(this, 'ReferralExpiry', props)
    const endings = new CaseEnding(this, 'CaseEnding', props)
    const erasures = new ErasureCompletion(this, 'ErasureCompletion', props)
    const sealing = new JournalSealing(this, 'JournalSealing', props)
    const operators = new OperatorAppointment(this, 'OperatorAppointment', props)
    const notices = new MemberNotices(this, 'MemberNotices', { ...props, changes })
    const webhooks = new WebhookDelivery(this, 'WebhookDelivery', { ...props, changes })
    const offers = new OfferShowing(this, 'OfferShowing', { ...props, changes })
    const files = new FileRemoval(this, 'FileRemoval', { ...props, changes })
    const events = [
      members.invite,
      referrals.expire,
      endings.end,
      erasures.complete,
      sealing.seal,
      operators.appoint,
      notices.notify,
      notices.digest,
      webhooks.deliver,
      offers.show,
      files.remove,
    ]
    this.functions = events.map((event) => event.function)
    this.waiting = changes.queues
    this.pipe = changes.pipe
    this.failures = [
      changes.failures,
      members.failures,
      referrals.failures,
      endings.failures,
      sealing.failures,
      notices.untold,
      notices.unsent,
      webhooks.failures,
      offers.failures,
      files.failures,
    ]
    new CfnOutput(this, 'AppointOperator', { value: operators.appoint.function.functionName })
  }
}
