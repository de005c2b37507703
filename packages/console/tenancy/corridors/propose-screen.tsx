import { Button, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../../api/use-command.ts'
import { ManyOf, OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { TroubleNotice } from '../../kit/notice.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { useBodyForm } from '../../kit/use-body-form.ts'
import { today } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { AddresseeFacts, FoundByCode, useAddressee } from './addressee.tsx'
import { bases, kinds, purposes, tiers, usePartners } from './corridor.ts'
import { firstProposal, type ProposalBody, proposalBody, proposalErrors } from './proposal.ts'

/** Propose an agreement: with whom, in which direction, for what, how much, on which ground and until when. */
export function ProposeCorridorScreen() {
  const { say } = useWords()
  const navigate = useNavigate()
  const partners = usePartners().data?.body.items ?? []
  const propose = useCommand(
    (api, body: ProposalBody, idempotencyKey) => api.proposeCorridor({ body, idempotencyKey }),
    () => void navigate({ to: '/corridors' }),
  )
  const { trouble } = propose
  const form = useBodyForm(firstProposal(today()), proposalErrors(propose.fieldErrors, trouble))
  const { values } = form
  const partner = partners.find(({ id }) => id === values.partner)
  const found = useAddressee(partner === undefined ? values.counterpart : '').data
  return (
    <Page title={say('corridors.propose')} lead={say('corridors.proposeLead')} narrow>
      <form className={styles['form']} onSubmit={form.onSubmit((typed) => propose.send(proposalBody(typed)))}>
        <Sheet title={say('corridors.with')}>
          <OneOf
            label={say('corridors.partner')}
            isOptional
            choices={partners.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('partner')}
            error={values.partner !== '' && form.errors['counterpart']}
          />
          {partner === undefined ? (
            <>
              <TextInput
                label={say('corridors.code')}
                description={say('corridors.codeHint')}
                dir="ltr"
                autoComplete="off"
                required
                withAsterisk={false}
                {...form.getInputProps('counterpart')}
              />
              <FoundByCode code={values.counterpart} />
            </>
          ) : (
            <AddresseeFacts addressee={partner} />
          )}
          <OneOf
            label={say('corridors.direction')}
            choices={(['outgoing', 'incoming'] as const).map((value) => ({
              value,
              label: say(`corridors.${value}People`),
            }))}
            {...form.getInputProps('direction')}
          />
        </Sheet>
        <Sheet title={say('corridors.terms')}>
          <ManyOf
            label={say('corridors.kinds')}
            choices={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
            {...form.getInputProps('kinds')}
          />
          <ManyOf
            label={say('corridors.purposes')}
            choices={purposes.map((value) => ({ value, label: say(`purpose.${value}`) }))}
            {...form.getInputProps('purposes')}
          />
          <OneOf
            label={say('corridors.highest')}
            description={say('corridors.highestHint')}
            choices={tiers.map((value) => ({ value, label: say(`tier.${value}`) }))}
            {...form.getInputProps('highestTier')}
          />
          <OneOf
            label={say('corridors.basis')}
            description={say('corridors.basisHint')}
            choices={bases.map((value) => ({ value, label: say(`basis.${value}`) }))}
            {...form.getInputProps('transferBasis')}
          />
          <div className={styles['pair']}>
            <TextInput
              label={say('corridors.from')}
              type="date"
              required
              withAsterisk={false}
              {...form.getInputProps('validity.from')}
            />
            <TextInput
              label={say('corridors.until')}
              type="date"
              required
              withAsterisk={false}
              {...form.getInputProps('validity.to')}
            />
          </div>
        </Sheet>
        <Text c="dimmed">{say('corridors.proposeHappens')}</Text>
        <TroubleNotice trouble={trouble} />
        <div className={styles['end']}>
          {/* Nothing is signed for an organisation that one has not seen. */}
          <Button
            type="submit"
            size="md"
            loading={propose.isPending}
            disabled={partner === undefined && found === undefined}
          >
            {say('corridors.propose')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
