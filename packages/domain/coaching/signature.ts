import * as z from 'zod'
import { instantSchema, rule } from '../kernel/index.ts'
import { maxSignaturePoints, signatureField } from './signature-field.ts'

const pointSchema = z.tuple([
  z.int().min(0).max(signatureField.width),
  z.int().min(0).max(signatureField.height),
])

/** The way of the pen from where it was put down to where it was lifted. Neither speed nor pressure is taken. */
const strokeSchema = z.array(pointSchema).min(1).max(maxSignaturePoints)

const strokesSchema = z
  .array(strokeSchema)
  .min(1)
  .max(maxSignaturePoints)
  .refine((strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= maxSignaturePoints, {
    ...rule('too_big_array'),
    params: { limit: maxSignaturePoints },
  })

const signed = {
  /** By the clock of the device on which it was signed, or was said to have been signed. */
  signedAt: instantSchema,
}
const drawn = { way: z.literal('drawn'), ...signed, strokes: strokesSchema }
const onPaper = { way: z.literal('on_paper'), ...signed }

/** How a person signed that they were there: on the screen, or on a sheet of paper that is kept elsewhere. */
export const signatureSchema = z.discriminatedUnion('way', [z.strictObject(drawn), z.strictObject(onPaper)])

export type Signature = z.output<typeof signatureSchema>

/**
 * A signature with what it was given for, which a later correction does not change.
 *
 * @param shape what was signed
 */
export function signatureFor<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.discriminatedUnion('way', [
    z.strictObject({ ...drawn, ...shape }),
    z.strictObject({ ...onPaper, ...shape }),
  ])
}

/** Whether two are the same one: given at the same moment, in the same way, by the same strokes. */
export function isSameSignature(one: Signature, other: Signature): boolean {
  return one.way === other.way && one.signedAt === other.signedAt && strokesOf(one) === strokesOf(other)
}

function strokesOf(signature: Signature): string {
  return signature.way === 'drawn' ? JSON.stringify(signature.strokes) : ''
}
