import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { negotiate, phrase } from './messages/index.ts'

/** One letter: plain text, to one person. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

/** The mail service did not take a letter, and it is certain that it did not. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
}

export type Mailer = {
  /** @throws {NotSent} when it certainly was not sent; any other error leaves that open. */
  send(letter: Letter): Promise<void>
}

/** Sends from the stage's own address. It tries once: whoever asks for it decides whether a second letter is worse. */
export function mailer(from: string, configurationSet: string): Mailer {
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

/** What a letter says. None names a person, an organisation or a case: whoever reads along learns nothing. */
export function letterIn(
  language: string,
  kind: 'waits' | 'escalated' | 'daily',
  { home, count }: { readonly home: string; readonly count?: number },
): Pick<Letter, 'subject' | 'text'> {
  const spoken = negotiate(language)
  const subject = phrase(spoken, `mail.${kind}.subject`, {})
  const text = [phrase(spoken, `mail.${kind}`, { count }), `${home}/inbox`, phrase(spoken, 'mail.end', {})]
  return { subject, text: text.join('\n\n') }
}
