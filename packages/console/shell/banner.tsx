import { ActionIcon, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { LanguageChoice } from '../language/language-choice.tsx'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { Footbridge } from '../look/footbridge.tsx'
import { useSession } from '../session/session-context.tsx'
import styles from './shell.module.css'
import { SignOut } from './sign-out.tsx'
import { useWho } from './who.tsx'

/** For which organisation one works here, as what, and the way out. */
export function Banner() {
  const { say, language } = useWords()
  const { tenant, roles } = useWho()
  const { state } = useSession()
  return (
    <header className={styles['banner']}>
      <span className={styles['brand']}>
        <Footbridge />
        <span>
          <Text component="span" display="block" fw={600} lh={1.2}>
            <bdi>{tenant?.name ?? 'Passerelle'}</bdi>
          </Text>
          <Text component="span" display="block" size="xs" c="dimmed" lh={1.3}>
            {sideBySide(language, [
              tenant && countryName(language, tenant.country),
              state.kind === 'in' ? state.name || state.email : undefined,
              ...roles.map((role) => say(`role.${role}`)),
            ])}
          </Text>
        </span>
      </span>
      <span className={styles['tools']}>
        <LanguageChoice />
        <LightSwitch />
        <SignOut />
      </span>
    </header>
  )
}

function LightSwitch() {
  const { say } = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const other = scheme === 'light' ? 'dark' : 'light'
  return (
    <ActionIcon
      variant="default"
      size={42}
      aria-label={say(`shell.${other}`)}
      onClick={() => setColorScheme(other)}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
        {scheme === 'light' ? (
          <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z" />
        ) : (
          <path d="M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10Zm-1-5h2v3h-2Zm0 17h2v3h-2ZM2 11h3v2H2Zm17 0h3v2h-3ZM4.2 5.6l1.4-1.4 2.1 2.1-1.4 1.4Zm12.1 12.1 1.4-1.4 2.1 2.1-1.4 1.4ZM4.2 18.4l2.1-2.1 1.4 1.4-2.1 2.1ZM16.3 6.3l2.1-2.1 1.4 1.4-2.1 2.1Z" />
        )}
      </svg>
    </ActionIcon>
  )
}
