import type {
  RecognitionOfPerson,
  RecognitionsOfCase,
  RecognitionView,
} from '@passerelle/contract/recognitions'
import {
  type AssessmentEntry,
  assessRecognition as assess,
  beginRecognition as begin,
  endRecognition as end,
  gapsOf,
  nameAssessor as name,
  type Recognition,
  type RecognitionEnding,
  type RecognitionEntry,
  rewriteRecognition as rewrite,
} from '@passerelle/domain/certificates'
import type { Instant, MemberId, ParticipantId, RecognitionId } from '@passerelle/domain/kernel'
import { assertVersion, type JournalEntry, type PageOf, type PageRequest } from '@passerelle/table'
import type { FoundRecognition } from '@passerelle/table/certificates'
import type { CertificatesContext } from './context.ts'

/** Which recognition, as of which version. */
export type Which = {
  readonly participantId: ParticipantId
  readonly recognitionId: RecognitionId
  readonly expected: number
}

export async function beginRecognition(
  { recognitions, ids, clock }: CertificatesContext,
  participant: ParticipantId,
  entry: RecognitionEntry,
): Promise<RecognitionView> {
  const ofCase = await recognitions.ofCase(participant)
  const recognition = begin(participant, entry, { ids, at: clock.now().toISOString() })
  await recognitions.add(ofCase, recognition, recognitionEntry(recognition, Object.keys(entry)))
  return viewRecognition(recognition)
}

export async function listRecognitions(
  { recognitions }: CertificatesContext,
  participant: ParticipantId,
): Promise<RecognitionsOfCase> {
  const { items } = await recognitions.ofCase(participant)
  return { items: items.map(viewRecognition) }
}

export async function readRecognition(
  { recognitions }: CertificatesContext,
  { participantId, recognitionId }: Omit<Which, 'expected'>,
): Promise<RecognitionOfPerson> {
  return viewOfPerson(await recognitions.find(participantId, recognitionId))
}

/** What was answered to a command, as it is now. */
export async function readWritten(
  { recognitions }: CertificatesContext,
  participant: ParticipantId,
  recognition: RecognitionId,
): Promise<RecognitionView> {
  return viewRecognition((await recognitions.find(participant, recognition)).recognition)
}

/** The recognitions that wait for whoever asks. */
export async function listRecognitionsToAssess(
  { recognitions }: CertificatesContext,
  page: PageRequest,
): Promise<PageOf<RecognitionOfPerson>> {
  const { items, ...rest } = await recognitions.toAssess(page)
  return { items: items.map(viewOfPerson), ...rest }
}

export function rewriteRecognition(
  context: CertificatesContext,
  which: Which,
  entry: RecognitionEntry,
): Promise<RecognitionView> {
  return change(context, which, Object.keys(entry), (before, at) =>
    rewrite(before, entry, { ids: context.ids, at }),
  )
}

/**
 * Names an assessor; whoever is named already, is. Whether the organisation has another coach is asked only where somebody
 * names themselves.
 */
export function nameAssessor(
  context: CertificatesContext,
  which: Which,
  assessorId: MemberId | null,
): Promise<RecognitionView> {
  const { me: by, recognitions } = context
  const isKnown = (found: Recognition) => found.state === 'open' && (found.assessorId ?? null) === assessorId
  return change(
    context,
    which,
    ['assessorId'],
    async (before, at) => {
      const isAlone = assessorId === by && !(await recognitions.hasOtherCoach())
      return name(before, { assessorId, by, isAlone, at })
    },
    isKnown,
  )
}

export function assessRecognition(
  context: CertificatesContext,
  which: Which,
  entry: AssessmentEntry,
): Promise<RecognitionView> {
  return change(context, which, ['assessment'], (before, at) => assess(before, entry, context.me, at))
}

export function endRecognition(
  context: CertificatesContext,
  which: Which,
  reason: RecognitionEnding,
): Promise<RecognitionView> {
  return change(context, which, ['ending'], (before, at) => end(before, reason, at))
}

/** Reads one, decides, writes once. What is known already changes nothing, and an answer that was lost is given again. */
async function change(
  { recognitions, clock }: CertificatesContext,
  { participantId, recognitionId, expected }: Which,
  fields: readonly string[],
  decide: (before: Recognition, at: Instant) => Recognition | Promise<Recognition>,
  isKnown?: (found: Recognition) => boolean,
): Promise<RecognitionView> {
  const found = await recognitions.find(participantId, recognitionId)
  if (isKnown?.(found.recognition)) return viewRecognition(found.recognition)
  assertVersion(found.recognition, expected)
  const now = await decide(found.recognition, clock.now().toISOString())
  await recognitions.replace(found, now, recognitionEntry(now, fields))
  return viewRecognition(now)
}

function viewRecognition(recognition: Recognition): RecognitionView {
  const { assessment } = recognition
  return { ...recognition, gaps: assessment ? [...gapsOf(assessment)] : [] }
}

function viewOfPerson({ recognition, participant }: FoundRecognition): RecognitionOfPerson {
  const { pseudonym, names } = participant
  return { ...viewRecognition(recognition), pseudonym, names }
}

function recognitionEntry({ id, version }: Recognition, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Recognition', aggregateId: id, version, fields, purpose: 'coaching' }
}
