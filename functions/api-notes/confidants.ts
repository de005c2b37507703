import type { ConfidantsView } from '@passerelle/contract/notes'
import { type MemberId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { NotesContext } from './context.ts'
import { noteEntry } from './entry.ts'

const secret = ['confidential_203'] as const

/** Who reads what the member wrote down in confidence about a person. */
export async function listConfidants(
  { confidants }: NotesContext,
  participant: ParticipantId,
): Promise<ConfidantsView> {
  return viewOf((await confidants.of(participant)).confidants)
}

/** Lets a colleague read it. Once more is the same. */
export async function admitConfidant(
  { confidants, me }: NotesContext,
  participant: ParticipantId,
  colleague: MemberId,
): Promise<ConfidantsView> {
  const { head, confidants: before } = await confidants.of(participant)
  if (colleague === me || before.includes(colleague)) return viewOf(before)
  await confidants.admit(head, colleague, noteEntry(head, secret))
  return viewOf([...before, colleague])
}

/** Lets a colleague no longer read it, what was written before included. @throws Refused `not_found` for another one */
export async function dismissConfidant(
  { confidants }: NotesContext,
  participant: ParticipantId,
  colleague: MemberId,
): Promise<ConfidantsView> {
  const { head, confidants: before } = await confidants.of(participant)
  if (!before.includes(colleague)) refuse({ code: 'not_found' })
  await confidants.dismiss(head, colleague, noteEntry(head, secret))
  return viewOf(before.filter((other) => other !== colleague))
}

function viewOf(members: readonly MemberId[]): ConfidantsView {
  return { items: members.map((memberId) => ({ memberId })) }
}
