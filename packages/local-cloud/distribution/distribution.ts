import { account } from '../account.ts'
import type { Api } from '../gateway/api.ts'
import { globMatches } from '../gateway/glob.ts'
import type { Deployment, Resource } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'
import type { Bucket, Buckets, Reader } from './buckets.ts'
import { type EdgeFunction, edgeFunction } from './edge-function.ts'
import { managed, type OutgoingHeader, outgoingHeaders } from './policies.ts'

type Config = Resource<'AWS::CloudFront::Distribution'>['properties']['DistributionConfig']
type BehaviourConfig = Config['DefaultCacheBehavior'] | Config['CacheBehaviors'][number]

/** Where a request is answered: by a bucket, read as the distribution or as anybody, or by the gateway. */
export type Origin =
  | { readonly kind: 'bucket'; readonly bucket: Bucket; readonly reader: Reader }
  | { readonly kind: 'gateway' }

export type Behaviour = {
  readonly methods: readonly string[]
  readonly origin: Origin
  /** Whether the edge keeps answers that say for how long, and compresses them. */
  readonly keeps: boolean
  readonly headers: readonly OutgoingHeader[]
  /** Asked first: which file a request is for. */
  readonly lead: EdgeFunction | undefined
}

/** The distribution of the template. */
export type Distribution = {
  /** The names under which a deployed one answers. */
  readonly domains: readonly string[]
  /** The file that answers the address without a path. */
  readonly root: string
  /** The behaviour for a path: the first whose pattern matches, or the default. */
  behaviour(path: string): Behaviour
}

/**
 * @returns undefined where the template has none
 * @throws {TemplateRefused} where it names an origin, a policy or a function that is not known
 */
export function distributionOf(
  deployment: Deployment,
  buckets: Buckets,
  api: Api | undefined,
): Distribution | undefined {
  const [resource, ...others] = deployment.of('AWS::CloudFront::Distribution')
  if (resource === undefined) return undefined
  const faults: string[] = []
  if (others.length > 0) faults.push('the template has more than one distribution')
  const config = resource.properties.DistributionConfig
  const origins = new Map<string, Origin>()
  for (const origin of config.Origins) {
    const found = originOf(deployment, origin, buckets, api, resource.attributes['Arn'] ?? '')
    if (found === undefined) faults.push(`distribution: nothing is known at ${origin.DomainName}`)
    else origins.set(origin.Id, found)
  }

  function behaviourOf(where: string, of: BehaviourConfig): Behaviour | undefined {
    const origin = origins.get(of.TargetOriginId)
    const keeps = of.CachePolicyId === managed.cachingOptimized
    const known = [
      keeps || of.CachePolicyId === managed.cachingDisabled || `the cache policy ${of.CachePolicyId}`,
      origin !== undefined || `the origin ${of.TargetOriginId}`,
      passesOn(origin, of.OriginRequestPolicyId) || `the origin request policy ${of.OriginRequestPolicyId}`,
    ]
    const unknown = known.filter((fault) => fault !== true)
    faults.push(...unknown.map((what) => `behaviour ${where}: ${what} is not known`))
    const [association] = of.FunctionAssociations
    const lead = deployment
      .of('AWS::CloudFront::Function')
      .find(({ ref }) => ref === association?.FunctionARN)
    if (association !== undefined && lead === undefined)
      faults.push(`behaviour ${where}: ${association.FunctionARN} is no function`)
    const headers = outgoingHeaders(deployment, of.ResponseHeadersPolicyId)
    if (of.ResponseHeadersPolicyId !== undefined && headers.length === 0)
      faults.push(`behaviour ${where}: the headers policy ${of.ResponseHeadersPolicyId} is not known`)
    if (origin === undefined) return undefined
    return {
      methods: of.AllowedMethods,
      origin,
      keeps: keeps && of.Compress,
      headers,
      lead: lead && edgeFunction(lead.properties.FunctionCode),
    }
  }

  const behaviours = config.CacheBehaviors.flatMap((each) => {
    const behaviour = behaviourOf(each.PathPattern, each)
    return behaviour === undefined ? [] : [{ pattern: each.PathPattern.replace(/^\/?/, '/'), behaviour }]
  })
  const other = behaviourOf('default', config.DefaultCacheBehavior)
  if (faults.length > 0 || other === undefined) throw new TemplateRefused(faults)
  return {
    domains: [resource.attributes['DomainName'] ?? '', ...config.Aliases],
    root: config.DefaultRootObject,
    behaviour: (path) => behaviours.find(({ pattern }) => globMatches(pattern, path))?.behaviour ?? other,
  }
}

function originOf(
  deployment: Deployment,
  origin: Config['Origins'][number],
  buckets: Buckets,
  api: Api | undefined,
  arn: string,
): Origin | undefined {
  const bucket = buckets.at(origin.DomainName)
  if (bucket !== undefined && origin.S3OriginConfig !== undefined && origin.OriginPath === '') {
    const signs = deployment
      .of('AWS::CloudFront::OriginAccessControl')
      .some(({ ref }) => ref === origin.OriginAccessControlId)
    return { kind: 'bucket', bucket, reader: signs ? { kind: 'distribution', arn } : { kind: 'anybody' } }
  }
  const host = `${api?.id}.execute-api.${account.region}.${account.urlSuffix}`
  const isGateway = origin.DomainName === host && origin.OriginPath === `/${api?.stage}`
  return isGateway && origin.CustomOriginConfig !== undefined ? { kind: 'gateway' } : undefined
}

/** A bucket is told the path alone; the gateway is told everything but the name under which it was called. */
function passesOn(origin: Origin | undefined, policy: string | undefined): boolean {
  return policy === (origin?.kind === 'gateway' ? managed.allViewerExceptHost : undefined)
}
