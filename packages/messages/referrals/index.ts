import type { Extent, Outcome, PolicyKey, Task } from '@passerelle/domain/exchange'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** A task and an extent are sentences; an outcome and a limit are names. */
export type ReferralKey = `task.${Task}` | `extent.${Extent}` | `outcome.${Outcome}` | `limit.${PolicyKey}`

/** Words for the tasks of an inbox, for what a consent allows, for outcomes, and for limits. */
export const referrals = catalogue<ReferralKey, Record<never, never>>({ en, de, fr, ar }, {})
