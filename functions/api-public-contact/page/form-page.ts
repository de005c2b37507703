import type { Page } from '@passerelle/contract/kit'
import type { TypedAsk } from '@passerelle/contract/newcomers'
import { platformLanguages } from '@passerelle/domain/codes'
import { answerableKinds, keptDays, longestDays } from '@passerelle/domain/newcomers'
import type { NewcomerWords } from '@passerelle/messages/newcomers'
import { type Html, html } from '@passerelle/runtime/html'
import type { AskedAt, AskedOf } from '@passerelle/table/events'
import { countriesIn, spokenBeside } from './choices.ts'
import { choiceField, lineField, textField, tickField, type Wrong } from './fields.ts'
import { framed } from './frame.ts'

/** A form as it stands: whom it asks, what was typed already, and what is wrong with it. */
export type FormState = {
  readonly at: AskedAt
  readonly asked: AskedOf
  readonly token: string
  readonly typed?: Partial<TypedAsk>
  readonly wrong?: Wrong
}

/** The form by which one asks for contact. */
export function formPage(
  words: NewcomerWords,
  { at, asked, token, typed = {}, wrong = {} }: FormState,
): Page {
  const { say, language } = words
  const organisation = asked.organisationName
  const isWrong = Object.keys(wrong).length > 0
  const [name, id] = 'offerId' in at ? ['offer', at.offerId] : ['centre', at.tenantId]
  const body = html`<p>${say('lead', { organisation })}</p>
${isWrong ? html`<p class="note" role="alert">${say('errors')}${wrong['token'] && html`<br>${wrong['token']}`}</p>` : undefined}
<form method="post" action="contact">
<input type="hidden" name="in" value="${language}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="${name}" value="${id}">
${fieldsOf(words, typed, wrong)}
<h2>${say('agree')}</h2>
<p>${say('agreement', { organisation, days: keptDays, longest: longestDays })}</p>
${tickField({ name: 'agreed', label: say('agreed'), wrong }, html`required`)}
<button>${say('send')}</button>
</form>
<p><a href="receipts?in=${language}">${say('desk')}</a></p>`
  return framed(words, {
    title: say('title'),
    body,
    status: isWrong ? 400 : 200,
    toHome: '../pages',
    ...(!isWrong && { addressIn: (other) => `?${name}=${id}&in=${other}` }),
  })
}

function fieldsOf(words: NewcomerWords, typed: Partial<TypedAsk>, wrong: Wrong): Html {
  const { say, spoken } = words
  const field = (name: keyof TypedAsk & ('name' | 'value' | 'codeWord' | 'when' | 'words')) => ({
    name,
    label: say(name),
    value: typed[name],
    wrong,
  })
  const choose = say('choose')
  return html`${lineField({ ...field('name'), hint: say('nameHint') }, html`required maxlength="60" autocomplete="off" dir="auto"`)}
${choiceField(
  { name: 'kind', label: say('kind'), value: typed.kind, wrong },
  choose,
  answerableKinds.map((kind) => [kind, say(`kind.${kind}`)]),
)}
${lineField({ ...field('value'), hint: say('valueHint') }, html`required maxlength="320" autocomplete="off" dir="ltr"`)}
<fieldset><legend>${say('safety')}</legend>
${tickField({ name: 'shared', label: say('shared'), value: typed.shared, wrong })}
${tickField({ name: 'silent', label: say('silent'), value: typed.silent, wrong })}
${lineField(field('codeWord'), html`maxlength="60" autocomplete="off" dir="auto"`)}
</fieldset>
${choiceField(
  { name: 'language', label: say('language'), value: typed.language, wrong },
  choose,
  [...platformLanguages, ...spokenBeside].map((tag) => [tag, spoken(tag)]),
)}
${choiceField({ name: 'country', label: say('country'), value: typed.country, wrong }, choose, countriesIn(words))}
${lineField(field('when'), html`maxlength="120" autocomplete="off" dir="auto"`)}
${textField(field('words'), html`maxlength="300"`)}
<div class="away" aria-hidden="true"><label for="website">${say('website')}</label><input id="website" name="website" value="" tabindex="-1" autocomplete="off"></div>
${wrong['website'] && html`<p class="wrong">${wrong['website']}</p>`}`
}
