import { createHash } from 'node:crypto'
import { anybodyAdmitted, serviceAdmitted } from '../iam/evaluate.ts'
import { resourcePolicyFaults } from '../iam/grammar.ts'
import type { Judge } from '../iam/judge.ts'
import type { Principal } from '../iam/principal.ts'
import type { Collection, Store } from '../store.ts'
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

/**
 * The buckets of the template. What a distribution serves is kept in memory, for a deployment puts it there again; all else
 * is kept like everything that nobody can make a second time.
 */
export type Buckets = {
  /** The bucket at a domain name, or undefined where there is none. */
  at(domainName: string): Bucket | undefined
  named(name: string): Bucket | undefined
  /** The texts of all that is locked, by their names. */
  locked(): ReadonlyMap<string, string>
  /** What stands in all buckets that are neither served nor locked, by its names. */
  kept(): ReadonlyMap<string, Buffer>
}

export type Bucket = {
  readonly name: string
  /** Whether what stands here is locked: no name is written twice, and none is removed. */
  readonly isLocked: boolean
  /** Whether what stands here outlives this process, where a data folder is given. */
  readonly isKept: boolean
  /** All that stands there by its names. */
  files(): ReadonlyMap<string, StoredFile>
  /**
   * Puts an object there, or tells why not. Versions are not kept on this machine: a locked object of the same name stays,
   * and the caller is told that it is there.
   *
   * @param isNew whether the caller wants to put it only where there is none (`If-None-Match: *`)
   */
  put(
    principal: Principal,
    key: string,
    file: Omit<StoredFile, 'etag'>,
    isNew: boolean,
  ): 'put' | 'forbidden' | 'there'
  /** An object, or why not: a missing one is only told from a forbidden one to who may list. */
  get(reader: Reader, key: string): StoredFile | 'forbidden' | 'missing'
  /** Removes an object; where none stands, that is the end of it as well. Nobody ends a lock before its time. */
  remove(principal: Principal, key: string): 'removed' | 'forbidden'
}

/** Every request arrives over the TLS that a deployed one would. */
const transport = { 's3:TlsVersion': '1.3' }

export function openBuckets(deployment: Deployment, judge: Judge, store: Store): Buckets {
  const faults: string[] = []
  const served = new Set(
    deployment
      .of('AWS::CloudFront::Distribution')
      .flatMap(({ properties }) => properties.DistributionConfig.Origins.map((origin) => origin.DomainName)),
  )
  const buckets = deployment.of('AWS::S3::Bucket').map(({ ref, attributes, properties }) => {
    const arn = attributes['Arn'] ?? ''
    const policy = deployment.of('AWS::S3::BucketPolicy').find((each) => each.properties.Bucket === ref)
    const document = policy?.properties.PolicyDocument
    if (document !== undefined)
      faults.push(...resourcePolicyFaults(document).map((fault) => `bucket ${ref}: ${fault}`))
    const closed = properties.PublicAccessBlockConfiguration?.RestrictPublicBuckets === true
    const isLocked = properties.ObjectLockConfiguration !== undefined
    const domains = [attributes['DomainName'], attributes['RegionalDomainName']]
    const isServed = domains.some((domain) => domain !== undefined && served.has(domain))
    const kept = isServed ? undefined : store.open(`bucket-${ref}`)
    const bucket = openBucket({ name: ref, arn, policy: document, closed, judge, kept, isLocked })
    return { domains, bucket }
  })
  if (faults.length > 0) throw new TemplateRefused(faults)
  const allIn = (wanted: (bucket: Bucket) => boolean) =>
    buckets.flatMap(({ bucket }) => (wanted(bucket) ? [...bucket.files()] : []))
  return {
    at: (domainName) => buckets.find(({ domains }) => domains.includes(domainName))?.bucket,
    locked: () =>
      new Map(
        allIn(({ isLocked }) => isLocked).map(([name, { body }]): [string, string] => [
          name,
          body.toString('utf8'),
        ]),
      ),
    kept: () =>
      new Map(
        allIn(({ isLocked, isKept }) => isKept && !isLocked).map(([name, { body }]): [string, Buffer] => [
          name,
          body,
        ]),
      ),
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
  /** Where what stands here is kept, if it is. */
  readonly kept: Collection | undefined
  readonly isLocked: boolean
}): Bucket {
  const { kept, isLocked } = of
  const files = new Map<string, StoredFile>(kept?.entries().map(([key, text]) => [key, thawed(String(text))]))
  const { name, arn, policy, judge } = of

  function may(reader: Reader, action: string, resource: string, told: Record<string, string> = {}): boolean {
    const from = reader.kind === 'distribution' ? { 'aws:SourceArn': reader.arn } : {}
    const context = { ...transport, ...from, ...told }
    const accessRequest = { action, resource, context, ...(policy && { resourcePolicy: policy }) }
    if (reader.kind === 'anybody') return !of.closed && anybodyAdmitted(accessRequest)
    if (reader.kind === 'distribution') return serviceAdmitted('cloudfront.amazonaws.com', accessRequest)
    return judge.allows(reader, accessRequest)
  }

  return {
    name,
    isLocked,
    isKept: kept !== undefined,
    files: () => files,
    put(principal, key, file, isNew) {
      const told = isNew ? { 's3:if-none-match': '*' } : {}
      if (!may(principal, 's3:PutObject', `${arn}/${key}`, told)) return 'forbidden'
      if (files.has(key) && (isNew || isLocked)) return 'there'
      const stored = { ...file, etag: `"${createHash('md5').update(file.body).digest('hex')}"` }
      files.set(key, stored)
      kept?.set(key, frozen(stored))
      return 'put'
    },
    get(reader, key) {
      if (!may(reader, 's3:GetObject', `${arn}/${key}`)) return 'forbidden'
      return files.get(key) ?? (may(reader, 's3:ListBucket', arn) ? 'missing' : 'forbidden')
    },
    remove(principal, key) {
      if (isLocked || !may(principal, 's3:DeleteObject', `${arn}/${key}`)) return 'forbidden'
      files.delete(key)
      kept?.delete(key)
      return 'removed'
    },
  }
}

function frozen({ body, ...facts }: StoredFile): string {
  return JSON.stringify({ ...facts, body: body.toString('base64') })
}

function thawed(text: string): StoredFile {
  const { body, ...facts } = JSON.parse(text)
  return { ...facts, body: Buffer.from(body, 'base64') }
}
