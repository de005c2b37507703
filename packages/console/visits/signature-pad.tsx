import { Button, Checkbox, Text } from '@mantine/core'
import { signatureField } from '@passerelle/domain/signature-field'
import { type PointerEvent, useState } from 'react'
import pad from '../coaching/signature.module.css'
import form from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'
import { pathOf, penDown, penTo, placeIn, type Strokes } from './strokes.ts'
import type { Signature } from './visit.ts'

/** A field to sign in by finger, pen or mouse; whoever cannot, or would rather not, signs on paper, and that is ticked. */
export function SignaturePad({
  name,
  onSigned,
  onBack,
}: {
  readonly name: string
  readonly onSigned: (signature: Signature) => void
  readonly onBack: () => void
}) {
  const { say } = useWords()
  const [strokes, setStrokes] = useState<Strokes>([])
  const [isOnPaper, setOnPaper] = useState(false)
  const keep = () => {
    const signedAt = new Date().toISOString()
    if (isOnPaper) onSigned({ way: 'on_paper', signedAt })
    else onSigned({ way: 'drawn', signedAt, strokes: strokes.map((stroke) => [...stroke]) })
  }
  return (
    <div className={form['form']}>
      <Text>{say('visit.signHere', { name })}</Text>
      {!isOnPaper && <Field strokes={strokes} setStrokes={setStrokes} label={say('visit.pad', { name })} />}
      <Checkbox
        label={say('visit.onPaper')}
        checked={isOnPaper}
        onChange={({ currentTarget }) => setOnPaper(currentTarget.checked)}
      />
      <div className={form['end']}>
        <Button variant="default" onClick={onBack}>
          {say('action.cancel')}
        </Button>
        {!isOnPaper && (
          <Button variant="default" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
            {say('visit.wipe')}
          </Button>
        )}
        <Button disabled={!isOnPaper && strokes.length === 0} onClick={keep}>
          {say('visit.keepSignature')}
        </Button>
      </div>
    </div>
  )
}

function Field({
  strokes,
  setStrokes,
  label,
}: {
  readonly strokes: Strokes
  readonly setStrokes: (change: (before: Strokes) => Strokes) => void
  readonly label: string
}) {
  const [isDown, setDown] = useState(false)
  const placeOf = (event: PointerEvent<SVGSVGElement>) =>
    placeIn(event.currentTarget.getBoundingClientRect(), event)
  return (
    <svg
      viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
      role="img"
      aria-label={label}
      className={pad['pad']}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const place = placeOf(event)
        setDown(true)
        setStrokes((before) => penDown(before, place))
      }}
      onPointerMove={(event) => {
        if (!isDown) return
        const place = placeOf(event)
        setStrokes((before) => penTo(before, place))
      }}
      onPointerUp={() => setDown(false)}
      onPointerCancel={() => setDown(false)}
    >
      <path d={pathOf(strokes)} className={pad['ink']} />
    </svg>
  )
}
