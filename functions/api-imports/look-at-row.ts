import type { ImportedRow, ImportRows } from '@passerelle/contract/imports'
import { fieldErrors } from '@passerelle/contract/kit'
import {
  birthYearOf,
  type CellFault,
  columnOf,
  dialable,
  importColumns,
  isWithin,
  matchGroundsOf,
  newParticipantSchema,
  openCase,
  type Participant,
  pseudonymOf,
  readCells,
} from '@passerelle/domain/casework'
import { indexOf, search } from '@passerelle/domain/casework/names'
import { type FieldError, type ParticipantId, Refused } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { speakProblems } from '@passerelle/messages/problems'
import { readNational, readNumber } from '@passerelle/runtime/phones'
import { cellWords } from './cell-words.ts'
import type { ImportsContext } from './context.ts'

/** A row of a table: the person whom it describes, or all that is wrong with its cells. */
export type LookedAt = {
  readonly row: number
  readonly isAnother: boolean
  readonly participant?: Participant
  /** The fields that the row tells. */
  readonly fields: readonly string[]
  readonly errors: readonly CellFault[]
  /** The faults of an entry's fields as those of the cells in which they stand. */
  columns(errors: readonly FieldError[]): readonly CellFault[]
}

type SentRow = ImportRows['rows'][number]

/** Looks at a row by the rules by which somebody is taken in by hand. */
export function lookAtRow(
  context: ImportsContext,
  { row, cells, isAnother }: SentRow,
  reading: ImportRows['reading'],
): LookedAt {
  const read = readCells(cells, { reading, words: cellWords(), readNational })
  const columns = (errors: readonly FieldError[]) =>
    errors.map(({ path, ...error }) => ({ ...error, column: columnOf(path, read) }))
  const looked = { row, isAnother: isAnother === true, columns, fields: Object.keys(read.entry) }
  const entry = newParticipantSchema.safeParse(read.entry, { reportInput: true })
  const errors = entry.success ? [] : columns(fieldErrors('body', entry.error.issues))
  if (!entry.success || read.faults.length > 0) {
    return { ...looked, errors: firstOfEach([...read.faults, ...errors]) }
  }
  try {
    return { ...looked, participant: caseOf(context, entry.data), errors: [] }
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'invalid') throw error
    return { ...looked, errors: columns(error.refusal.errors) }
  }
}

/** @throws {Refused} `invalid`, as where somebody is taken in by hand */
function caseOf(context: ImportsContext, person: ReturnType<typeof newParticipantSchema.parse>): Participant {
  const isSystem = context.roles.includes('intake')
  const participant = openCase(
    { ...person, channels: dialable(person.channels ?? [], readNumber) },
    {
      id: context.ids.next<'participant'>(),
      pseudonym: pseudonymOf(context.ids.next()),
      by: context.me,
      at: context.clock.now().toISOString(),
    },
  )
  if (isSystem ? person.coachId === undefined : !isWithin(context.reach, participant)) {
    const code = isSystem ? 'required' : 'not_own_case'
    throw new Refused({ code: 'invalid', errors: [{ path: ['body', 'coachId'], code }] })
  }
  return participant
}

/** One reason for each cell, the nearest one, in the order of the columns. */
function firstOfEach(errors: readonly CellFault[]): readonly CellFault[] {
  return importColumns.flatMap((column) => errors.find((error) => error.column === column) ?? [])
}

/** What is wrong with the cells of a row, in the caller's language. */
export async function sayErrors(
  errors: readonly CellFault[],
  language: Language,
): Promise<Extract<ImportedRow, { readonly outcome: 'refused' }>['errors']> {
  const speaker = await speakProblems(language)
  return errors.map((error) => ({ column: error.column, code: error.code, message: speaker.field(error) }))
}

/** By the row of each person, the rows before it that are likely to be the same one. */
export function likeEarlier(
  people: readonly { readonly row: number; readonly participant: Participant }[],
): ReadonlyMap<number, readonly number[]> {
  const rowOf = new Map<ParticipantId, number>(people.map(({ row, participant }) => [participant.id, row]))
  const index = indexOf(
    people.map(({ participant }) => ({ ...participant, birthYear: birthYearOf(participant) })),
  )
  return new Map(
    people.map(({ row, participant }, at) => {
      const before = new Map(people.slice(0, at).map((each) => [each.participant.id, each.participant]))
      const like = participant.names.flatMap(({ given, family = '' }) =>
        search(index, `${given} ${family}`, people.length).filter(({ id, score }) => {
          const other = before.get(id)
          return other !== undefined && matchGroundsOf(participant, other, score) !== undefined
        }),
      )
      return [row, [...new Set(like.flatMap(({ id }) => rowOf.get(id) ?? []))].toSorted((a, b) => a - b)]
    }),
  )
}
