import * as z from 'zod'
import { iscedFSchema, isco08Schema, languageMap, languageSchema } from '../kernel/codes/index.ts'
import { idSchema, instantSchema } from '../kernel/index.ts'
import { deliveryModeSchema } from './programme.ts'
import { tradeCodes } from './trades.ts'

/** A trade, with the occupations it leads to and the fields of training it belongs to. */
export const tradeSchema = z.strictObject({
  code: z.enum(tradeCodes),
  isco08: z.array(isco08Schema).max(20),
  iscedF: z.array(iscedFSchema).max(10),
})

export type Trade = z.infer<typeof tradeSchema>

const particulars = {
  title: languageMap(200),
  trade: tradeSchema,
  teachingUnits: z.int().min(1).max(2000).meta({ description: 'teaching units of 45 minutes' }),
  capacity: z.int().min(1).max(1000).meta({ description: 'how many persons at once' }),
  deliveryMode: deliveryModeSchema,
  siteId: idSchema<'site'>().optional(),
  languages: z.array(languageSchema).max(40).optional(),
}

/** A unit of teaching in a programme (glossary: QualificationModule). */
export const moduleSchema = z.strictObject({
  id: idSchema<'module'>(),
  programmeId: idSchema<'programme'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  state: z.enum(['offered', 'withdrawn']),
  ...particulars,
})

export type Module = z.infer<typeof moduleSchema>

/** A module as it is sent. A trade without codes gets those of its mapping (domain.md 4.4). */
export const newModuleSchema = z.strictObject({
  ...particulars,
  trade: z.strictObject({
    code: z.enum(tradeCodes),
    isco08: tradeSchema.shape.isco08.optional(),
    iscedF: tradeSchema.shape.iscedF.optional(),
  }),
})

export type NewModule = z.infer<typeof newModuleSchema>

/** Changes of a module: absent stays, `null` takes away. */
export const moduleChangeSchema = z.strictObject({
  title: particulars.title.optional(),
  trade: newModuleSchema.shape.trade.optional(),
  teachingUnits: particulars.teachingUnits.optional(),
  capacity: particulars.capacity.optional(),
  deliveryMode: particulars.deliveryMode.optional(),
  siteId: particulars.siteId.nullable(),
  languages: particulars.languages.nullable(),
  state: moduleSchema.shape.state.optional(),
})

export type ModuleChange = z.infer<typeof moduleChangeSchema>
