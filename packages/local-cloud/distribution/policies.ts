import type { Deployment, Resource } from '../template/deployment.ts'

/** Policies that CloudFront has by itself and a template names by id. */
export const managed = {
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
} as const

/** A header that an answer gets on its way out. */
export type OutgoingHeader = { readonly name: string; readonly value: string; readonly override: boolean }

/** The headers of a response headers policy, in the words of HTTP. */
export function outgoingHeaders(deployment: Deployment, id: string | undefined): readonly OutgoingHeader[] {
  const policy = deployment.of('AWS::CloudFront::ResponseHeadersPolicy').find(({ ref }) => ref === id)
  if (policy === undefined) return []
  const { SecurityHeadersConfig, CustomHeadersConfig } = policy.properties.ResponseHeadersPolicyConfig
  const custom = CustomHeadersConfig.Items.map(({ Header, Value, Override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    override: Override,
  }))
  return [...securityHeaders(SecurityHeadersConfig), ...custom]
}

type Config = Resource<'AWS::CloudFront::ResponseHeadersPolicy'>['properties']['ResponseHeadersPolicyConfig']

function securityHeaders(config: Config['SecurityHeadersConfig']): OutgoingHeader[] {
  const { ContentSecurityPolicy, ContentTypeOptions, FrameOptions, ReferrerPolicy } = config
  const transport = config.StrictTransportSecurity
  const header = (name: string, of: { readonly Override: boolean } | undefined, value: string | undefined) =>
    of === undefined || value === undefined ? [] : [{ name, value, override: of.Override }]
  return [
    ...header('content-security-policy', ContentSecurityPolicy, ContentSecurityPolicy?.ContentSecurityPolicy),
    ...header('x-content-type-options', ContentTypeOptions, 'nosniff'),
    ...header('x-frame-options', FrameOptions, FrameOptions?.FrameOption),
    ...header('referrer-policy', ReferrerPolicy, ReferrerPolicy?.ReferrerPolicy),
    ...header('strict-transport-security', transport, transport && strict(transport)),
  ]
}

function strict(of: NonNullable<Config['SecurityHeadersConfig']['StrictTransportSecurity']>): string {
  const { AccessControlMaxAgeSec, IncludeSubdomains, Preload } = of
  return [
    `max-age=${AccessControlMaxAgeSec}`,
    ...(IncludeSubdomains === true ? ['includeSubDomains'] : []),
    ...(Preload === true ? ['preload'] : []),
  ].join('; ')
}
