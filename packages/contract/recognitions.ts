import { participantSchema, personNamesSchema } from '@passerelle/domain/casework'
import {
  assessmentEntrySchema,
  assessorEntrySchema,
  criterionFindingSchema,
  recognitionEndingSchema,
  recognitionEntrySchema,
  recognitionSchema,
} from '@passerelle/domain/certificates'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A recognition with what is missing by the assessment that counts, the essential things first. */
export const recognitionViewSchema = recognitionSchema.extend({ gaps: z.array(criterionFindingSchema) })
export type RecognitionView = z.output<typeof recognitionViewSchema>

/** The same with whose it is: an assessor works with the person, and not with their case. */
export const recognitionOfPersonSchema = recognitionViewSchema.extend({
  pseudonym: participantSchema.shape.pseudonym,
  names: personNamesSchema,
})
export type RecognitionOfPerson = z.output<typeof recognitionOfPersonSchema>

export const recognitionsSchema = z.strictObject({ items: z.array(recognitionViewSchema) })
export type RecognitionsOfCase = z.output<typeof recognitionsSchema>

const ofCase = '/v1/participants/{participantId}/recognitions'
const one = `${ofCase}/{recognitionId}` as const
const view = { status: 200, body: recognitionViewSchema } as const

/** Recognition of what somebody learnt elsewhere: evidence, a named assessor, and what they found. */
export const recognitions = routes('api-certificates', {
  beginRecognition: {
    method: 'POST',
    path: ofCase,
    summary: 'Begin to recognise what somebody learnt elsewhere: what is looked at, and what speaks for it',
    body: recognitionEntrySchema,
    answer: { status: 201, body: recognitionViewSchema },
  },
  listRecognitions: {
    method: 'GET',
    path: ofCase,
    summary: 'List the recognitions of a person, those that ended among them',
    answer: { status: 200, body: recognitionsSchema },
  },
  readRecognition: {
    method: 'GET',
    path: one,
    summary: 'Read one recognition, as somebody who works with the case or as its assessor',
    answer: { status: 200, body: recognitionOfPersonSchema },
  },
  rewriteRecognition: {
    method: 'PUT',
    path: one,
    summary: 'Write it anew as a whole; after gaps it is open again, and what was found is kept',
    body: recognitionEntrySchema,
    change: true,
    answer: view,
  },
  nameAssessor: {
    method: 'PUT',
    path: `${one}/assessor`,
    summary:
      'Name whoever is to look at it, as somebody else than them; or nobody any more; what is known changes nothing',
    body: assessorEntrySchema,
    change: true,
    answer: view,
  },
  assessRecognition: {
    method: 'POST',
    path: `${one}/assess`,
    summary: 'Write down what was found of each criterion, as the assessor; the result follows from it',
    body: assessmentEntrySchema,
    change: true,
    answer: view,
  },
  endRecognition: {
    method: 'POST',
    path: `${one}/end`,
    summary: 'End one that comes to nothing',
    body: recognitionEndingSchema,
    change: true,
    answer: view,
  },
  listRecognitionsToAssess: {
    method: 'GET',
    path: '/v1/recognitions',
    summary: 'List what waits for one’s own assessment, the longest first',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(recognitionOfPersonSchema) },
  },
})
