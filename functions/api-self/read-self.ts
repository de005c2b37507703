import type { Self } from '@passerelle/contract/self'
import type { Participant } from '@passerelle/domain/casework'
import { toldHolds } from '@passerelle/domain/retention'
import { self } from '@passerelle/messages/self'
import { dayInWords } from '@passerelle/messages/when'
import type { SelfContext } from './context.ts'
import { readOwn } from './own.ts'
import { organisationIn } from './view.ts'
import { wordingOf } from './wording.ts'

/** Tells somebody who they are here, and until when their link works. */
export async function readSelf(context: SelfContext): Promise<Self> {
  const own = await readOwn(context)
  const { participant, organisation, places, link, language, holds } = own
  return {
    ...wordingOf(language),
    name: calledName(participant),
    organisation: organisationIn(language, { ...organisation, places }),
    language: participant.languages[0] ?? organisation.language,
    linkEndsAt: link.endsAt,
    held: toldHolds(holds.holds, context.clock.today()).map(({ ground, until }) => ({
      ground,
      until,
      text: self.say(language, `held.${ground}`, { day: dayInWords(language, until) }),
    })),
  }
}

/** The name of a person: the one in use, else the one in their papers. */
function calledName({ names }: Participant): string {
  const called = names.find(({ kind }) => kind === 'nickname') ?? names.find(({ primary }) => primary)
  return called?.given ?? ''
}
