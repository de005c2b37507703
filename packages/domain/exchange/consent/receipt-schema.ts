import * as z from 'zod'
import { countrySchema } from '../../kernel/codes/countries.ts'
import { languageSchema } from '../../kernel/codes/languages.ts'
import { idSchema } from '../../kernel/ids.ts'
import { sha256Schema } from '../../kernel/sha256.ts'
import { instantSchema } from '../../kernel/time.ts'
import { sharingPurposeSchema } from '../../sharing/purposes.ts'
import { tierSchema } from '../../sharing/tiers.ts'
import { contactWaySchema } from '../referral/commands.ts'

/**
 * Where the words of a receipt are explained: the W3C Data Privacy Vocabulary, its part for the GDPR, schema.org for
 * places, and our own.
 */
export const receiptContext = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  passerelle: 'urn:passerelle:terms:',
} as const

/** Which profile of ISO/IEC TS 27560 a receipt follows. */
export const receiptSchemaVersion = 'https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr'

const contextSchema = z.strictObject({
  dpv: z.literal(receiptContext.dpv),
  'eu-gdpr': z.literal(receiptContext['eu-gdpr']),
  dct: z.literal(receiptContext.dct),
  schema: z.literal(receiptContext.schema),
  passerelle: z.literal(receiptContext.passerelle),
})

const placeSchema = z.strictObject({
  '@type': z.literal('schema:Place'),
  'schema:name': z.string(),
  'schema:address': z.string(),
  'schema:telephone': z.string().optional(),
  'schema:email': z.string().optional(),
  /** By the clock of the place: `Mo,Tu 08:00-12:30`. */
  'schema:openingHours': z.array(z.string()).optional(),
  'schema:hasMap': z.string().optional(),
})
export type ReceiptPlace = z.infer<typeof placeSchema>

function partySchema<const Kind extends string>(kind: Kind) {
  return z.strictObject({
    '@id': z.string(),
    '@type': z.literal(kind),
    'dpv:hasName': z.string().nullable(),
    'dpv:hasCountry': countrySchema.nullable(),
    /** Where to go, call or write to take the consent back; missing where the organisation has not said so. */
    'passerelle:places': z.array(placeSchema).optional(),
  })
}

const dataSchema = z.strictObject({
  '@type': z.enum(['dpv:PersonalData', 'dpv:SpecialCategoryPersonalData']),
  'dct:identifier': tierSchema,
  'passerelle:fields': z.array(z.string()),
  'passerelle:groups': z.array(z.string()).optional(),
  /** The hash of the very bytes that the person was shown. */
  'passerelle:sha256': sha256Schema.optional(),
})

const methods = ['witnessed', 'own_link', ...contactWaySchema.options] as const

const statusSchema = z.strictObject({
  '@type': z.enum(['dpv:ConsentGiven', 'dpv:ConsentWithdrawn', 'dpv:ConsentExpired']),
  'dpv:isIndicatedAtTime': instantSchema,
  'dpv:isIndicatedBy': z.enum(['dpv:DataSubject', 'passerelle:clock']),
  'dpv:hasIndicationMethod': z.templateLiteral(['passerelle:', z.enum(methods)]).optional(),
  'passerelle:tiers': z.array(tierSchema),
  'passerelle:witnesses': z.array(idSchema<'member'>()).optional(),
  'passerelle:recordedBy': idSchema<'member'>().optional(),
})

/** A consent receipt as JSON-LD: the fields of ISO/IEC TS 27560, in the words of the W3C Data Privacy Vocabulary. */
export const consentReceiptSchema = z.strictObject({
  '@context': contextSchema,
  '@id': z.string(),
  '@type': z.literal('dpv:ConsentReceipt'),
  'dct:identifier': idSchema<'consent'>(),
  'dct:conformsTo': z.literal(receiptSchemaVersion),
  'dct:created': instantSchema,
  'dpv:hasDataSubject': z.string(),
  'dpv:hasDataController': partySchema('dpv:DataController'),
  'dpv:hasJurisdiction': countrySchema.nullable(),
  'dpv:hasNotice': z.strictObject({
    '@type': z.literal('dpv:ConsentNotice'),
    'dct:hasVersion': z.int().min(1),
    'dct:language': languageSchema,
    'passerelle:sha256': sha256Schema,
    /** Whose text it is: every organisation's, or one of the controller's own. */
    'passerelle:source': z.enum(['platform', 'organisation']),
    /** A draft in a language of the person that was shown beside it, and that nothing rests on. */
    'passerelle:shownBeside': z
      .strictObject({
        '@type': z.literal('dpv:Notice'),
        'passerelle:status': z.literal('unreviewed'),
        'dct:hasVersion': z.int().min(1),
        'dct:language': languageSchema,
        'passerelle:sha256': sha256Schema,
      })
      .optional(),
  }),
  'dpv:hasProcess': z.array(
    z.strictObject({
      '@type': z.literal('dpv:Process'),
      'dpv:hasPurpose': z.array(z.templateLiteral(['passerelle:', sharingPurposeSchema])),
      'dpv:hasPersonalData': z.array(dataSchema),
      'dpv:hasLegalBasis': z.array(z.enum(['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'])),
      'passerelle:transferBasis': z.string().nullable(),
      'dpv:hasRecipient': z.array(partySchema('dpv:Recipient')),
    }),
  ),
  /** Every event of the consent's life, the first one first. */
  'dpv:hasConsentStatus': z.array(statusSchema),
  'passerelle:holdsNow': z.array(tierSchema),
  'passerelle:expiresAt': instantSchema,
  'passerelle:packageVersion': z.int().min(1),
  'passerelle:readAloud': z.boolean(),
  'passerelle:interpreter': z.boolean(),
  'passerelle:mayCallBeforeDeparture': z.boolean(),
  'passerelle:feedback': z.boolean(),
})

export type ConsentReceipt = z.infer<typeof consentReceiptSchema>
