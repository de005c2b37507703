import type { Quotas } from '@passerelle/contract'
import type { LocalCloudOptions } from '@passerelle/local-cloud'

type TemplateChange = NonNullable<LocalCloudOptions['template']>

const endless = 1_000_000

/** What no test ever asks for: a stage where nobody is counted, but for the tests of counting. */
export const roomy: Quotas = {
  perMinute: { coaching: endless, centre: endless, network: endless, employer: endless, funder: endless },
  perLink: endless,
  free: endless,
  lease: 1,
}

/** The stacks with other quotas than their stage says. */
export const withQuotas =
  (quotas: Quotas): TemplateChange =>
  (template) =>
    // The result has the shape that went in: one text in it is another one.
    JSON.parse(JSON.stringify(template), (name, value: unknown) =>
      name === 'QUOTAS' && typeof value === 'string' ? JSON.stringify(quotas) : value,
    ) as typeof template

/** What all tests begin with that ask for a great deal in the name of few. */
export const uncounted = withQuotas(roomy)
