import * as z from 'zod'

/** Where a resource stands, while its own name is still being worked out. */
export type Place = {
  readonly stack: string
  readonly logicalId: string
  /** One of its properties, resolved; undefined where the template does not give it. */
  property(name: string): unknown
  /** The text property `name`, or a name made from stack and logical id as CloudFormation would. */
  name(property: string): string
}

/** The values of a reference to a resource: `Ref`, and `Fn::GetAtt` by attribute name. */
export type Identity = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> }

/**
 * One resource type that the local cloud knows: the properties it understands, strictly, and how the resource is named.
 * A property that is neither understood nor listed as {@link inert} refuses the template.
 */
export type Kind<Properties = unknown> = {
  readonly properties: z.ZodType<Properties>
  identify(place: Place): Identity
}

export function kind<Properties>(
  properties: z.ZodType<Properties>,
  identify: (place: Place) => Identity,
): Kind<Properties> {
  return { properties, identify }
}

/** A property that changes nothing on one machine: accepted, never read. */
export const inert = z.unknown().optional()

/** Several inert properties at once. */
export function inertProperties<Name extends string>(...names: Name[]): Record<Name, typeof inert> {
  // Object.fromEntries widens its keys to string; they are exactly `names`.
  return Object.fromEntries(names.map((name) => [name, inert])) as Record<Name, typeof inert>
}

/** A template may spell a number or a truth value as text. */
export const number = z.coerce.number()
export const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])

/** An IAM policy document; its grammar is checked where it is used. */
export const policyDocument = z.looseObject({
  Statement: z.union([z.array(z.record(z.string(), z.unknown())), z.record(z.string(), z.unknown())]),
})
export type PolicyDocument = z.infer<typeof policyDocument>
