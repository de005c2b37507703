import { createHash } from 'node:crypto'
import { anybodyAdmitted, serviceAdmitted } from '../iam/evaluate.ts'
import { resourcePolicyFaults } from '../iam/grammar.ts'
import type { Judge } from '../iam/judge.ts'
import type { Principal } from '../iam/principal.ts'
import type { Deployment } from '../template/deployment.ts'
import type { PolicyDocument } from '../template/kind.ts'
import { TemplateRefused } from '../template/refusal.ts'

/** An object of a bucket, as it was put there. */
export type StoredFile = {
  readonly body: Buffer
  readonly contentType: string
  readonly cacheControl: string | undefined
  readonly etag: string
}

/** The reader of a bucket: somebody who signed, a distribution, or anybody at all. */
export type Reader =
  | Principal
  | { readonly kind: 'distribution'; readonly arn: string }
  | { readonly kind: 'anybody' }

/** The buckets of the template. What is put into them is kept in memory: a deployment puts it there again. */
export type Buckets = {
  /** The bucket at a domain name, or undefined where there is none. */
  at(domainName: string): Bucket | undefined
  named(name: string): Bucket | undefined
}

export type Bucket = {
  readonly name: string
  /** Puts an object there; false where the principal may not. */
  put(principal: Principal, key: string, file: Omit<StoredFile, 'etag'>): boolean
  /** An object, or why not: a missing one is only told from a forbidden one to who may list. */
  get(reader: Reader, key: string): StoredFile | 'forbidden' | 'missing'
}

/** Every request arrives over the TLS that a deployed one would. */
const transport = { 's3:TlsVersion': '1.3' }

export function openBuckets(deployment: Deployment, judge: Judge): Buckets {
  const faults: string[] = []
  const buckets = deployment.of('AWS::S3::Bucket').map(({ ref, attributes, properties }) => {
    const arn = attributes['Arn'] ?? ''
    const policy = deployment.of('AWS::S3::BucketPolicy').find((each) => each.properties.Bucket === ref)
    const document = policy?.properties.PolicyDocument
    if (document !== undefined)
      faults.push(...resourcePolicyFaults(document).map((fault) => `bucket ${ref}: ${fault}`))
    const closed = properties.PublicAccessBlockConfiguration?.RestrictPublicBuckets === true
    const bucket = openBucket({ name: ref, arn, policy: document, closed, judge })
    return { domains: [attributes['DomainName'], attributes['RegionalDomainName']], bucket }
  })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return {
    at: (domainName) => buckets.find(({ domains }) => domains.includes(domainName))?.bucket,
    named: (name) => buckets.find(({ bucket }) => bucket.name === name)?.bucket,
  }
}

function openBucket(of: {
  readonly name: string
  readonly arn: string
  readonly policy: PolicyDocument | undefined
  /** Whether nobody but the account and its services gets in, whatever the policy says. */
  readonly closed: boolean
  readonly judge: Judge
}): Bucket {
  const files = new Map<string, StoredFile>()
  const { name, arn, policy, judge } = of

  function may(reader: Reader, action: string, resource: string): boolean {
    const context = reader.kind === 'distribution' ? { ...transport, 'aws:SourceArn': reader.arn } : transport
    const accessRequest = { action, resource, context, ...(policy && { resourcePolicy: policy }) }
    if (reader.kind === 'anybody') return !of.closed && anybodyAdmitted(accessRequest)
    if (reader.kind === 'distribution') return serviceAdmitted('cloudfront.amazonaws.com', accessRequest)
    return judge.allows(reader, accessRequest)
  }

  return {
    name,
    put(principal, key, file) {
      if (!may(principal, 's3:PutObject', `${arn}/${key}`)) return false
      files.set(key, { ...file, etag: `"${createHash('md5').update(file.body).digest('hex')}"` })
      return true
    },
    get(reader, key) {
      if (!may(reader, 's3:GetObject', `${arn}/${key}`)) return 'forbidden'
      return files.get(key) ?? (may(reader, 's3:ListBucket', arn) ? 'missing' : 'forbidden')
    },
  }
}
