import { PasswordInput } from '@mantine/core'
import { useWords } from '../language/words.tsx'

/** A password of one's own. Its rules stand below it before anybody breaks one. */
export function NewPassword({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { say } = useWords()
  return (
    <PasswordInput
      label={say('signIn.newPassword')}
      description={say('signIn.passwordRules')}
      autoComplete="new-password"
      required
      withAsterisk={false}
      minLength={12}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': say('signIn.showPassword') }}
    />
  )
}
