import { certificateCodeSchema } from '@passerelle/domain/certificates'
import { feedCodeSchema } from '@passerelle/domain/coaching'
import { countrySchema, languageSchema } from '@passerelle/domain/codes'
import { idSchema } from '@passerelle/domain/kernel'
import { cardCodeSchema, limitScopeSchema } from '@passerelle/domain/tenancy'
import * as z from 'zod'

/** Every parameter that a path may hold. A path names what it wants, and so gets the right schema and type. */
export const pathParameters = {
  tenantId: idSchema<'tenant'>(),
  memberId: idSchema<'member'>(),
  corridorId: idSchema<'corridor'>(),
  programmeId: idSchema<'programme'>(),
  templateId: idSchema<'template'>(),
  moduleId: idSchema<'module'>(),
  participantId: idSchema<'participant'>(),
  importId: idSchema<'import'>(),
  noteId: idSchema<'note'>(),
  fileId: idSchema<'file'>(),
  holdId: idSchema<'hold'>(),
  offerId: idSchema<'offer'>(),
  /** The UUID of an offer, in large or small letters. */
  serviceId: z.uuid().toLowerCase(),
  contactRequestId: idSchema<'contactRequest'>(),
  /** The code on the receipt of a request; one that cannot be is as unknown as one that nobody got. */
  receiptCode: idSchema<'receipt'>(),
  employerId: idSchema<'employer'>(),
  vacancyId: idSchema<'vacancy'>(),
  findingId: idSchema<'finding'>(),
  applicationId: idSchema<'application'>(),
  /** A country of return; one that cannot be is as unknown as one that nobody serves. */
  country: countrySchema,
  sessionId: idSchema<'session'>(),
  followUpId: idSchema<'followUp'>(),
  recognitionId: idSchema<'recognition'>(),
  certificateId: idSchema<'certificate'>(),
  /** The code of a certificate; one that cannot be is as unknown as one that nobody issued. */
  certificateCode: certificateCodeSchema,
  /** The number of a list of what was taken back. */
  list: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .meta({ pattern: '^[1-9][0-9]{0,2}$', description: 'the number of a list' }),
  /** The code of a feed, as unknown as one that nobody made. */
  feedCode: feedCodeSchema,
  reportId: idSchema<'report'>(),
  publicationId: idSchema<'publication'>(),
  paperId: idSchema<'paper'>(),
  itemId: idSchema<'planItem'>(),
  stepId: idSchema<'businessStep'>(),
  referralId: idSchema<'referral'>(),
  networkId: idSchema<'network'>(),
  institutionId: idSchema<'institution'>(),
  eventId: idSchema<'event'>(),
  /** The recipient or country of a safety limit. */
  scope: limitScopeSchema,
  /** The short code of an organisation; one that cannot be is as unknown as one that nobody shows. */
  code: cardCodeSchema,
  language: languageSchema,
  /** The number of an edition. */
  edition: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .meta({ pattern: '^[1-9][0-9]{0,2}$', description: 'the number of an edition' }),
  /** A file of the documentation. */
  asset: z
    .string()
    .regex(/^[0-9A-Za-z.-]{1,80}$/)
    .meta({ pattern: '^[0-9A-Za-z.-]{1,80}$', description: 'as the page that needs it says' }),
  appointmentId: idSchema<'appointment'>(),
  webhookId: idSchema<'webhook'>(),
  deliveryId: idSchema<'delivery'>(),
  serviceAccountId: idSchema<'serviceAccount'>(),
  secretId: idSchema<'secret'>(),
} as const

/** Those that hold a code or a number, not an id: what is wrong with one is told. */
export const codeParameters: ReadonlySet<string> = new Set(['scope', 'language', 'edition'])

export type PathParameter = keyof typeof pathParameters

/** The parameters that a path template names, by name: `/v1/members/{memberId}` has `{ memberId: MemberId }`. */
export type ParametersOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name & PathParameter]: z.output<(typeof pathParameters)[K]> } & ParametersOf<Rest>
  : unknown

/** The names in a path template, in order. @throws {TypeError} for a name that is not declared. */
export function parameterNames(path: string): readonly PathParameter[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => {
    if (!isPathParameter(name)) throw new TypeError(`${path}: {${name}} is not a declared path parameter`)
    return name
  })
}

function isPathParameter(name: string): name is PathParameter {
  return Object.hasOwn(pathParameters, name)
}
