import { signatureField } from '@passerelle/domain/signature-field'
import { pathOf, type Strokes } from '../visits/strokes.ts'
import styles from './signature.module.css'

/** A signature as a drawing of the page, of nothing but numbers. */
export function SignaturePicture({ strokes, label }: { readonly strokes: Strokes; readonly label: string }) {
  return (
    <svg
      viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
      role="img"
      aria-label={label}
      className={styles['picture']}
    >
      <path d={pathOf(strokes)} className={styles['ink']} />
    </svg>
  )
}
