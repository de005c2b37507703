import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { CaseEnding } from '../constructs/case-ending.ts'
import { MemberInvitation } from '../constructs/member-invitation.ts'
import { MemberNotices } from '../constructs/member-notices.ts'
import { OfferShowing } from '../constructs/offer-showing.ts'
import { OperatorAppointment } from '../constructs/operator-appointment.ts'
import { ReferralExpiry } from '../constructs/referral-expiry.ts'
import { WebhookDelivery } from '../constructs/webhook-delivery.ts'
import type { Stage } from '../stages.ts'
import type { DataStack } from './data.ts'
import type { IdentityStack } from './identity.ts'

/** Functions that run without a request: after a change, at a time, or by hand. */
export class FlowsStack extends Stack {
  readonly functions: readonly LambdaFunction[]
  /** Those among them that follow the changes of the table (decisions/0004). */
  readonly readers: readonly LambdaFunction[]
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
    const members = new MemberInvitation(this, 'MemberInvitation', props)
    const referrals = new ReferralExpiry(this, 'ReferralExpiry', props)
    const endings = new CaseEnding(this, 'CaseEnding', props)
    const operators = new OperatorAppointment(this, 'OperatorAppointment', props)
    const notices = new MemberNotices(this, 'MemberNotices', props)
    const webhooks = new WebhookDelivery(this, 'WebhookDelivery', props)
    const offers = new OfferShowing(this, 'OfferShowing', props)
    const events = [
      members.invite,
      referrals.expire,
      endings.end,
      operators.appoint,
      notices.notify,
      notices.digest,
      webhooks.deliver,
      offers.show,
    ]
    this.functions = events.map((event) => event.function)
    this.readers = [members.invite, notices.notify, webhooks.deliver, offers.show].map(
      (event) => event.function,
    )
    this.failures = [
      members.failures,
      referrals.failures,
      endings.failures,
      notices.untold,
      notices.unsent,
      webhooks.failures,
      offers.failures,
    ]
    new CfnOutput(this, 'AppointOperator', { value: operators.appoint.function.functionName })
  }
}
