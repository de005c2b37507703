import * as z from 'zod'
import { type Instant, idSchema, instantSchema, refuse, type TenantId } from '../kernel/index.ts'

/** The public half of a key of P-256, as a JSON Web Key (RFC 7517). There is no place for the other half. */
export const publicJwkSchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
})

export type PublicJwk = z.infer<typeof publicJwkSchema>

export const issuerKeySchema = z.strictObject({
  /** The thumbprint of the key (RFC 7638). */
  thumbprint: z.string(),
  /** The name that a signature bears: that of the issuer, and the thumbprint. */
  kid: z.string(),
  jwk: publicJwkSchema,
  createdAt: instantSchema,
  /** Since when nothing is signed with it any more. What it has signed is verified with it for ever. */
  retiredAt: instantSchema.optional(),
})

export type IssuerKey = z.infer<typeof issuerKeySchema>

/** The public keys of an organisation, the first one first. None is ever taken away. */
export const issuerKeysSchema = z.strictObject({
  issuerId: idSchema<'tenant'>(),
  version: z.int().min(1),
  keys: z.array(issuerKeySchema).min(1),
})

export type IssuerKeys = z.infer<typeof issuerKeysSchema>

/** As many as a document of keys holds: one a month for eight years. */
export const maxIssuerKeys = 100

/** The key with which an organisation signs now. */
export function currentKey({ keys }: IssuerKeys): IssuerKey {
  const last = keys.at(-1)
  if (last === undefined || last.retiredAt !== undefined) throw new TypeError('an issuer without a key')
  return last
}

/**
 * The keys with a new one, which counts from now on; the one before it signs nothing more.
 *
 * @throws Refused `limit_reached`
 */
export function withKey(
  before: IssuerKeys | undefined,
  issuerId: TenantId,
  key: Pick<IssuerKey, 'thumbprint' | 'kid' | 'jwk'>,
  at: Instant,
): IssuerKeys {
  const earlier = before?.keys ?? []
  if (earlier.length >= maxIssuerKeys) {
    refuse({ code: 'limit_reached', what: 'certificate_keys', limit: maxIssuerKeys })
  }
  return {
    issuerId,
    version: (before?.version ?? 0) + 1,
    keys: [
      ...earlier.map((each) => (each.retiredAt === undefined ? { ...each, retiredAt: at } : each)),
      { ...key, createdAt: at },
    ],
  }
}
