import { Button, Text } from '@mantine/core'
import act from '../kit/act.module.css'
import form from '../kit/form.module.css'
import { Sheet } from '../kit/page.tsx'
import { useOpening } from '../kit/use-opening.ts'
import { useWords } from '../language/words.tsx'
import { endVisit } from './opened.ts'

/** Takes the roster off this device, opened or not, after it was said what is lost with it. */
export function LeaveBehind({ unsent }: { readonly unsent: number }) {
  const { say } = useWords()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLElement>()
  return (
    <Sheet title={say('visit.leaveTitle')}>
      {isOpen ? (
        <section ref={opened} tabIndex={-1} className={act['act']} aria-label={say('visit.leave')}>
          <Text>{say('visit.leaveHappens', { unsent })}</Text>
          <div className={form['end']}>
            <Button variant="default" onClick={() => setOpen(false)}>
              {say('action.cancel')}
            </Button>
            <Button color="brick" onClick={() => void endVisit()}>
              {say('visit.leaveNow')}
            </Button>
          </div>
        </section>
      ) : (
        <div>
          <Button ref={opener} variant="default" onClick={() => setOpen(true)}>
            {say('visit.leave')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
