import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import { useWords } from '../../language/words.tsx'
import type { Referral } from '../queries.ts'
import { PackageParts } from './package-parts.tsx'

/** What is open of the package. To read more than the offer is written down as a disclosure, so it is asked for. */
export function PackageSheet({ referral }: { readonly referral: Referral }) {
  const words = useWords()
  const { say } = words
  const [isOpen, setOpen] = useState(false)
  const params = { referralId: referral.id }
  const offer = useRead('readPackage', [{ params, query: { tier: 'T0' } }], { enabled: !isOpen })
  const whole = useRead('readPackage', [{ params }], { enabled: isOpen })
  const isMore = referral.openTiers.length > 1
  return (
    <Sheet title={say('package.title')}>
      <Reading of={isOpen ? whole : offer}>
        {({ body }) => <PackageParts parts={body.parts} speaker={words} />}
      </Reading>
      {isMore && !isOpen && (
        <div>
          <Text>
            {say('package.more', { what: referral.openTiers.slice(1).map((tier) => say(`tier.${tier}`)) })}
          </Text>
          {referral.side === 'receiver' && <Text c="dimmed">{say('package.recorded')}</Text>}
          <Button mt="sm" variant="default" onClick={() => setOpen(true)}>
            {say('package.open')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
