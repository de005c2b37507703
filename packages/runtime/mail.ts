import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { Clock } from '@passerelle/domain/kernel'
import type { Member, Tenant } from '@passerelle/domain/tenancy'
import { closest } from '@passerelle/messages'
import { letters } from '@passerelle/messages/letters'
import type { Letters, Notice } from '@passerelle/table/events'
import { required } from './environment.ts'
import { systemClock } from './identifiers.ts'

/** One letter: plain text, to one person. */
type Letter = { readonly to: string; readonly subject: string; readonly text: string }

/** The mail service did not take a letter, and it is certain that it did not. */
class NotSent extends Error {
  override readonly name = 'NotSent'
}

type Mailer = {
  /** @throws {NotSent} when it certainly was not sent; any other error leaves that open. */
  send(letter: Letter): Promise<void>
}

/** Sends from the stage's own address. It tries once: whoever asks for it decides whether a second letter is worse. */
function mailer(from: string, configurationSet: string): Mailer {
  const ses = new SESv2Client({ maxAttempts: 1 })
  return {
    async send({ to, subject, text }) {
      try {
        await ses.send(
          new SendEmailCommand({
            FromEmailAddress: from,
            Destination: { ToAddresses: [to] },
            ConfigurationSetName: configurationSet,
            Content: {
              Simple: {
                Subject: { Data: subject, Charset: 'UTF-8' },
                Body: { Text: { Data: text, Charset: 'UTF-8' } },
              },
            },
          }),
        )
      } catch (error) {
        // Its answer was a refusal. Without an answer nobody knows.
        if (error instanceof SESv2ServiceException) throw new NotSent(error.name, { cause: error })
        throw error
      }
    },
  }
}

/** From where members are written to, and where it is kept which letters have gone out. */
export type LetterContext<Kept extends Letters = Letters> = {
  readonly notices: Kept
  readonly mailer: Mailer
  /** Where one signs in. */
  readonly home: string
  readonly clock: Clock
}

export function openLetterContext<Kept extends Letters>(
  env: NodeJS.ProcessEnv,
  notices: Kept,
): LetterContext<Kept> {
  return {
    notices,
    mailer: mailer(required(env, 'SENDER'), required(env, 'CONFIGURATION_SET')),
    home: required(env, 'HOME_URL'),
    clock: systemClock,
  }
}

/** What a notice is of: an event, a request, or a day. */
type About<Of = Notice> = Of extends Notice ? Omit<Of, 'tenant' | 'member'> : never

/**
 * Writes to a member, in their language or that of their organisation, what nobody has claimed yet, and tells whether it did.
 * The claim is given back where the letter certainly was not sent, and only there.
 */
export async function writeOnce(
  { notices, mailer, clock, home }: LetterContext,
  tenant: Pick<Tenant, 'id' | 'language'>,
  { id: member, email: to, language }: Pick<Member, 'id' | 'email' | 'language'>,
  about: About,
  occasion: Occasion,
): Promise<boolean> {
  const notice: Notice = { tenant: tenant.id, member, ...about }
  if (!(await notices.claim(notice, clock.now()))) return false
  try {
    await mailer.send({ to, ...letterIn(language ?? tenant.language, home, occasion) })
    return true
  } catch (error) {
    if (error instanceof NotSent) await notices.release(notice)
    throw error
  }
}

/** The content of a letter. None names a person, an organisation or a case: whoever reads along learns nothing. */
export type Occasion =
  | { readonly kind: 'waits' | 'escalated' }
  | { readonly kind: 'daily'; readonly count: number }

/** A letter in the language that a member chose, or the one that comes closest. */
function letterIn(tag: string, home: string, occasion: Occasion): Pick<Letter, 'subject' | 'text'> {
  const language = closest([tag])
  const matter =
    occasion.kind === 'daily'
      ? letters.say(language, 'daily', { count: occasion.count })
      : letters.say(language, occasion.kind)
  return {
    subject: letters.say(language, `${occasion.kind}.subject`),
    text: [matter, `${home}/inbox`, letters.say(language, 'end')].join('\n\n'),
  }
}
