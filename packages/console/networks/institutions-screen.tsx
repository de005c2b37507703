import { Button } from '@mantine/core'
import { Page, Sheet } from '../kit/page.tsx'
import print from '../kit/print.module.css'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { AddInstitution } from './add-institution.tsx'
import { InstitutionList } from './institution-list.tsx'

/** All institutions that the organisation works with. */
export function InstitutionsScreen() {
  const { say } = useWords()
  const { has } = useWho()
  return (
    <Page
      title={say('institutions.title')}
      actions={
        <Button className={print['screenOnly'] ?? ''} variant="default" onClick={() => window.print()}>
          {say('network.print')}
        </Button>
      }
    >
      <Sheet title={say('institutions.ofAll')}>
        <InstitutionList />
      </Sheet>
      {has('admin', 'coordinator') && <AddInstitution />}
    </Page>
  )
}
