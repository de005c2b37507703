import type { PolicyKey, Task } from '@passerelle/domain/exchange'
import type { Outcome } from '@passerelle/domain/follow-up'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** A task is a sentence; an outcome and a limit are names. */
export type ReferralKey = `task.${Task}` | `outcome.${Outcome}` | `limit.${PolicyKey}`

/** Words for the tasks of an inbox, for outcomes, and for limits. */
export const referrals = catalogue<ReferralKey, Record<never, never>>({ en, de, fr, ar }, {})
