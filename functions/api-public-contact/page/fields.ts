import { type Html, html } from '@passerelle/runtime/html'

/** What is wrong with the fields of a form, by their names, as it is said. */
export type Wrong = Readonly<Record<string, string>>

type Field = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly wrong: Wrong
}

/** A field of one line, with what is wrong with it. */
export function lineField(field: Field, more: Html): Html {
  const { name, value = '' } = field
  return labelled(field, html`<input id="${name}" name="${name}" value="${value}" ${more}${state(field)}>`)
}

/** A field of several lines. */
export function textField(field: Field, more: Html): Html {
  const { name, value = '' } = field
  return labelled(
    field,
    html`<textarea id="${name}" name="${name}" rows="3" dir="auto" ${more}${state(field)}>${value}</textarea>`,
  )
}

/** One of several, none of which is chosen in advance. */
export function choiceField(
  field: Field,
  choose: string,
  options: readonly (readonly [string, string])[],
): Html {
  const { name, value: chosen } = field
  const option = ([value, text]: readonly [string, string]) =>
    value === chosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`
  return labelled(
    field,
    html`<select id="${name}" name="${name}" required${state(field)}>${option(['', choose])}${options.map(option)}</select>`,
  )
}

/** Something that is so, or not; never so in advance. */
export function tickField({ name, label, value, wrong }: Field, more?: Html): Html {
  const tick = value === 'yes' ? html` checked` : undefined
  return html`<label class="tick"><input type="checkbox" id="${name}" name="${name}" value="yes"${tick}${state({ name, wrong })} ${more}> <span>${label}</span></label>${fault(name, wrong)}`
}

function labelled({ name, label, hint, wrong }: Field, input: Html): Html {
  return html`<div><label for="${name}">${label}${hint && html`<span class="small">${hint}</span>`}</label>${input}${fault(name, wrong)}</div>`
}

function state({ name, wrong }: Pick<Field, 'name' | 'wrong'>): Html | undefined {
  return wrong[name] === undefined ? undefined : html` aria-invalid="true" aria-describedby="${name}-wrong"`
}

function fault(name: string, wrong: Wrong): Html | undefined {
  return wrong[name] === undefined
    ? undefined
    : html`<span class="small wrong" id="${name}-wrong">${wrong[name]}</span>`
}
