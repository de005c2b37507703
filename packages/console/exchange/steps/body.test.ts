import { describe, expect, it } from 'vitest'
import { bodyOf, firstValues } from './body.ts'
import { receiverSteps } from './receiver-steps.ts'
import { senderSteps } from './sender-steps.ts'

const fieldsOf = (command: string) =>
  [...receiverSteps, ...senderSteps].find((step) => step.command === command)?.fields ?? []

describe('the body of a step', () => {
  it('takes the paths of its fields apart', () => {
    const typed = {
      date: '2027-01-10',
      'arrivalWindow.earliest': '2027-01-11',
      'arrivalWindow.latest': '2027-01-20',
    }
    expect(bodyOf(fieldsOf('advance-departure'), typed)).toEqual({
      date: '2027-01-10',
      arrivalWindow: { earliest: '2027-01-11', latest: '2027-01-20' },
    })
  })

  it('makes a list of what has places, and leaves out a place that was not filled in', () => {
    const typed = {
      'attempts.0.date': '2027-01-10',
      'attempts.0.way': 'phone',
      'attempts.1.date': '2027-01-12',
      'attempts.1.way': 'messenger',
    }
    expect(bodyOf(fieldsOf('report-no-contact'), typed)).toEqual({
      attempts: [
        { date: '2027-01-10', way: 'phone' },
        { date: '2027-01-12', way: 'messenger' },
      ],
    })
  })

  it('sends a number as a number, and nothing that is empty', () => {
    expect(bodyOf(fieldsOf('waitlist'), { earliest: '2027-02-01', position: '3' })).toEqual({
      earliest: '2027-02-01',
      position: 3,
    })
    expect(
      bodyOf(fieldsOf('decline'), { declinedBy: 'provider', reason: 'no_capacity', comment: ' ' }),
    ).toEqual({
      declinedBy: 'provider',
      reason: 'no_capacity',
    })
  })

  it('begins with oneself and today where that is the usual answer', () => {
    const circumstances = { memberId: 'awa', day: '2027-01-10' }
    expect(firstValues(fieldsOf('accept'), circumstances)).toEqual({ responsibleId: 'awa', deputyId: '' })
    expect(firstValues(fieldsOf('confirm-first-contact'), circumstances)).toEqual({
      date: '2027-01-10',
      way: '',
    })
  })
})

it('no command has two steps', () => {
  const commands = [...receiverSteps, ...senderSteps].map(({ command }) => command)
  expect(commands).toHaveLength(new Set(commands).size)
})
