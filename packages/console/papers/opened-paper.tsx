import { Button, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { PackageParts } from '../exchange/package/package-parts.tsx'
import { Facts } from '../kit/facts.tsx'
import { Notice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { countryName, languageName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'

/** What a paper said. It opens once, so what is read here stays on the screen until one is done with it. */
export function OpenedPaper({
  paper: { manifest, parts, fingerprint, redeemedAt },
  onDone,
}: {
  readonly paper: ResourceOf<'redeemPaper'>
  readonly onDone: () => void
}) {
  const words = useWords()
  const { say, language } = words
  const { issuer } = manifest
  return (
    <Page
      title={say('redeem.opened')}
      lead={say('redeem.openedLead', { name: issuer.name })}
      actions={
        <>
          <Button onClick={() => window.print()}>{say('redeem.print')}</Button>
          <Button variant="default" onClick={onDone}>
            {say('redeem.another')}
          </Button>
        </>
      }
    >
      <Notice tone="waiting">
        <Text>{say('redeem.once')}</Text>
      </Notice>
      <Sheet title={say('redeem.from')}>
        <Facts
          facts={[
            [
              say('redeem.issuer'),
              sideBySide(language, [issuer.name, countryName(language, issuer.country)]),
            ],
            [say('redeem.issuedAt'), momentText(language, manifest.issuedAt)],
            [say('redeem.openedAt'), momentText(language, redeemedAt)],
            [say('redeem.language'), languageName(words, manifest.language)],
            [
              say('redeem.fingerprint'),
              <span key="fingerprint" dir="ltr">
                {fingerprint}
              </span>,
            ],
          ]}
        />
        <Text c="dimmed">{say('redeem.signed')}</Text>
      </Sheet>
      <Sheet title={say('package.title')}>
        <PackageParts parts={parts} speaker={words} />
      </Sheet>
    </Page>
  )
}
