import { type Instant, type ParticipantId, refuse } from '../kernel/index.ts'
import { type Acting, agreed } from './agreement.ts'
import type { Profile, ProfileEntry, TakenBack, WorkProfile, WorkProfileEntry } from './work-profile.ts'

/**
 * Writes down that somebody agrees to be matched, for the first time or again after they took it back.
 * @throws {Refused} `already_exists` as long as they agree; as {@link agreed}
 */
export function agreeToMatching(
  participantId: ParticipantId,
  entry: WorkProfileEntry,
  before: WorkProfile | undefined,
  spoken: readonly string[],
  acting: Acting,
): WorkProfile {
  if (before?.state === 'agreed') refuse({ code: 'already_exists', what: 'work_profile' })
  return {
    participantId,
    version: (before?.version ?? 0) + 1,
    changedAt: acting.at,
    state: 'agreed',
    agreement: agreed(entry.agreement, acting, spoken, ['body', 'agreement']),
    profile: entry.profile,
  }
}

/** Writes a profile anew. @throws {Refused} as {@link profileOf} */
export function rewriteProfile(before: WorkProfile, profile: ProfileEntry, at: Instant): WorkProfile {
  profileOf(before)
  return { ...before, profile, version: before.version + 1, changedAt: at }
}

/** Takes the agreement back: the profile is gone, and what is left is that there was an agreement. */
export function takeBackMatching(before: WorkProfile, how: TakenBack): WorkProfile {
  profileOf(before)
  const { profile: _, ...rest } = before
  return {
    ...rest,
    version: before.version + 1,
    changedAt: how.at,
    state: 'taken_back',
    takenBack: how,
  }
}

/** @throws {Refused} `not_possible` where somebody has not agreed, or agrees no more */
export function profileOf(work: WorkProfile | undefined): Profile {
  return work?.profile ?? refuse({ code: 'not_possible', what: 'not_agreed_to_matching' })
}
