import * as z from 'zod'
import { arn } from '../../account.ts'
import { inertProperties, kind } from '../kind.ts'

/** The mail service: who may be named as a sender, and the sets of rules by which is sent. */
export const mail = {
  'AWS::SES::EmailIdentity': kind(
    z.strictObject({
      EmailIdentity: z.string(),
      ...inertProperties(
        'ConfigurationSetAttributes',
        'DkimAttributes',
        'DkimSigningAttributes',
        'FeedbackAttributes',
        'MailFromAttributes',
        'Tags',
      ),
    }),
    (place) => {
      const identity = place.name('EmailIdentity')
      return {
        ref: identity,
        attributes: { EmailIdentityArn: arn('ses', `identity/${identity}`) },
      }
    },
  ),
  'AWS::SES::ConfigurationSet': kind(
    z.strictObject({
      Name: z.string().optional(),
      ...inertProperties(
        'DeliveryOptions',
        'ReputationOptions',
        'SendingOptions',
        'SuppressionOptions',
        'Tags',
        'TrackingOptions',
        'VdmOptions',
      ),
    }),
    (place) => ({ ref: place.name('Name'), attributes: {} }),
  ),
}
