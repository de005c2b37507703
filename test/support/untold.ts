import type { LocalCloudOptions } from '@passerelle/local-cloud'

const tellers = /^(MemberNotices|WebhookDelivery)/
const tells = ['AWS::Lambda::EventSourceMapping', 'AWS::SNS::Subscription']

/** The stacks without what tells people and systems of a change. */
export const untold: NonNullable<LocalCloudOptions['template']> = (template) => ({
  ...template,
  Resources: Object.fromEntries(
    Object.entries(template.Resources).filter(
      ([name, { Type }]) => !tells.includes(Type) || !tellers.test(name),
    ),
  ),
})
