import type { ImportedRow, ImportedRows, ImportRows } from '@passerelle/contract/imports'
import { passRows } from '@passerelle/domain/casework'
import { type ImportId, refuse } from '@passerelle/domain/kernel'
import { retryWhileContended } from '@passerelle/table'
import { likelyMatchesOfEach, type RowPerson } from '@passerelle/table/casework'
import type { ImportsContext } from './context.ts'
import { importEntry, takingInEntry } from './entry.ts'
import { type LookedAt, likeEarlier, lookAtRow, sayErrors } from './look-at-row.ts'
import { viewImport } from './view-import.ts'

/**
 * Takes in some rows of a file, by the rules by which somebody is taken in by hand, and says what came of each. A row that
 * was taken in before is not taken in again; one that is likely to be somebody who is known waits for a person's word.
 * All of it is one transaction, so whatever dies in the middle, a row and its person are there together or not at all.
 */
export function importRows(context: ImportsContext, id: ImportId, sent: ImportRows): Promise<ImportedRows> {
  return retryWhileContended(async () => {
    const { progress, rows, people } = await lookAt(context, id, sent)
    if (sent.dryRun) return { progress: viewImport(progress), rows }
    const looked = sent.rows.map(({ row }) => row)
    if (people.length === 0 && Math.max(...looked) <= progress.upTo) {
      return { progress: viewImport(progress), rows }
    }
    const now = passRows(progress, looked, people.length, context.clock.now().toISOString())
    await context.imports.pass(now, people, importEntry(now, ['rows']))
    return { progress: viewImport(now), rows: rows.map((each) => takenIn(each, people)) }
  })
}

/** What came of rows that were sent before, for whoever did not hear the answer. */
export async function replayRows(
  context: ImportsContext,
  id: ImportId,
  sent: ImportRows,
): Promise<ImportedRows> {
  const { progress, rows } = await lookAt(context, id, sent)
  return { progress: viewImport(progress), rows }
}

/** Reads the rows, and what is known of the people in them. Nothing is written. */
async function lookAt(context: ImportsContext, id: ImportId, sent: ImportRows) {
  const { imports, table, reach, language } = context
  const looked = sent.rows.map((row) => lookAtRow(context, row, sent.reading))
  const found = await imports.find(
    id,
    looked.map(({ row }) => row),
    looked.flatMap(({ participant }) => participant ?? []),
  )
  const { file } = await imports.placeOf(sent.fingerprint)
  if (file !== found.progress.file) refuse({ code: 'not_possible', what: 'other_file' })
  const fresh = looked
    .filter(({ row }) => !found.done.has(row))
    .map((each) =>
      each.participant ? { ...each, errors: each.columns(found.faultsOf(each.participant)) } : each,
    )
  const candidates = fresh.filter(isCandidate)
  const matches = await likelyMatchesOfEach(
    table,
    reach,
    candidates.map(({ participant }) => participant),
  )
  const earlier = likeEarlier(candidates)

  const people: RowPerson[] = []
  const answers = new Map<number, ImportedRow>()
  for (const [row, participantId] of found.done) answers.set(row, { row, outcome: 'taken_in', participantId })
  for (const { row, errors } of fresh.filter((each) => !isCandidate(each))) {
    answers.set(row, { row, outcome: 'refused', errors: await sayErrors(errors, language) })
  }
  for (const [at, { row, participant, fields, isAnother }] of candidates.entries()) {
    const { matches: likely = [], isBeyondReach = false } = matches[at] ?? {}
    const likeRows = [...(earlier.get(row) ?? [])]
    if (!isAnother && (likely.length > 0 || isBeyondReach || likeRows.length > 0)) {
      answers.set(row, {
        row,
        outcome: 'likely_duplicate',
        likelyMatches: [...likely],
        ...(isBeyondReach && { coordinatorShouldLook: true }),
        likeRows,
      })
    } else {
      answers.set(row, { row, outcome: 'passes' })
      people.push({ row, participant, entry: takingInEntry(participant, fields) })
    }
  }
  return { progress: found.progress, people, rows: sent.rows.flatMap(({ row }) => answers.get(row) ?? []) }
}

type Candidate = LookedAt & { readonly participant: NonNullable<LookedAt['participant']> }

function isCandidate(row: LookedAt): row is Candidate {
  return row.participant !== undefined && row.errors.length === 0
}

function takenIn(answer: ImportedRow, people: readonly RowPerson[]): ImportedRow {
  const taken = people.find(({ row }) => row === answer.row)
  return taken ? { row: taken.row, outcome: 'taken_in', participantId: taken.participant.id } : answer
}
