import type { CodeMail } from '../mail.ts'
import type { Resource } from '../template/deployment.ts'

type Properties = Resource<'AWS::Cognito::UserPool'>['properties']

/** A letter of the pool as it would arrive: the template's words with the code, or the temporary password, in them. */
export function letterOf(
  properties: Properties,
  { to, kind, code }: Pick<CodeMail, 'to' | 'kind' | 'code'>,
): CodeMail {
  const invited = properties.AdminCreateUserConfig?.InviteMessageTemplate
  const verified = properties.VerificationMessageTemplate
  const { EmailSubject, EmailMessage } = (kind === 'AdminCreateUser' ? invited : verified) ?? {}
  const filled = (text: string) => text.replaceAll('{username}', to).replaceAll('{####}', code)
  return { to, kind, code, subject: EmailSubject ?? kind, html: filled(EmailMessage ?? '{####}') }
}
