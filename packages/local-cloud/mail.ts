/** A letter with a code, or a temporary password, in it that Cognito would have sent. */
export type CodeMail = {
  readonly to: string
  readonly kind: string
  readonly code: string
  readonly subject: string
  readonly html: string
}

/** A letter that was given to the mail service. */
export type SentMail = {
  readonly to: string
  readonly kind: 'sent'
  readonly from: string
  readonly subject: string
  readonly text: string
}

export type Mail = CodeMail | SentMail
