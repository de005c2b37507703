import { access } from '@passerelle/contract/access'
import { notes } from '@passerelle/contract/notes'
import type { NoteId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { admitConfidant, dismissConfidant, listConfidants } from './confidants.ts'
import { openNotesContext } from './context.ts'
import { listNotes } from './list-notes.ts'
import { readNote } from './read-note.ts'
import { removeNote } from './remove-note.ts'
import { rewriteNote } from './rewrite-note.ts'
import { tellOfConfidence } from './tell-refusal.ts'
import { writeNote } from './write-note.ts'

export const app = api(
  notes,
  access,
  openNotesContext,
  {
    listNotes: (context, { params, query }) => listNotes(context, params.participantId, query),
    writeNote: {
      run: (context, { params, body }) => writeNote(context, params.participantId, body),
      // To whoever wrote it, so it is no reading. The stored id is the note's.
      replay: async (context, id, { params }) =>
        (await context.notes.get(params.participantId, id as NoteId)).note,
    },
    readNote: (context, { params }) => readNote(context, params.participantId, params.noteId),
    rewriteNote: (context, { params, body, expected }) =>
      rewriteNote(context, params.participantId, params.noteId, body, expected),
    removeNote: (context, { params, expected }) =>
      removeNote(context, params.participantId, params.noteId, expected),
    listConfidants: (context, { params }) => listConfidants(context, params.participantId),
    admitConfidant: (context, { params }) => admitConfidant(context, params.participantId, params.memberId),
    dismissConfidant: (context, { params }) =>
      dismissConfidant(context, params.participantId, params.memberId),
  },
  tellOfConfidence,
)
