import type { ImportColumn, ParticipantKind } from '@passerelle/domain/casework'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** The titles of the columns of a table of people, and the words that stand in its cells for codes. */
export type ColumnKey = keyof typeof en

const columns: Readonly<Record<`column.${ImportColumn}` | `personKind.${ParticipantKind}`, string>> &
  typeof en = en

export const columnWords = catalogue<ColumnKey, Record<never, never>>({ en: columns, de, fr, ar }, {})
