import { directionOf, languages } from '@passerelle/messages'
import { accountMails } from '@passerelle/messages/account-mails'

/**
 * The e-mails that the identity pool sends. It has one text for all, so each of the platform's languages has its
 * paragraph. The pool fills in `{username}` and `{####}`: the temporary password, or the code.
 */
export const invitation = {
  emailSubject: subject('invitation.subject'),
  emailBody: body((language) =>
    accountMails.say(language, 'invitation', { username: '{username}', password: '{####}' }),
  ),
}

export const verification = {
  emailSubject: subject('verification.subject'),
  emailBody: body((language) => accountMails.say(language, 'verification', { code: '{####}' })),
}

function subject(key: 'invitation.subject' | 'verification.subject'): string {
  const words = languages.map((language) => accountMails.say(language, key))
  return `Passerelle: ${[...new Set(words)].join(' · ')}`
}

function body(say: (language: (typeof languages)[number]) => string): string {
  const paragraphs = languages.map(
    (language) => `<p lang="${language}" dir="${directionOf(language)}">${escaped(say(language))}</p>`,
  )
  return paragraphs.join('\n')
}

// The pool refuses the characters that isolate a value in right-to-left text; in HTML an element says the same.
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\u2066-\u2068]/g, '<bdi>')
    .replaceAll('\u2069', '</bdi>')
}
