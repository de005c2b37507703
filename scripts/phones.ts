import { writeFileSync } from 'node:fs'
import { metadataFile, metadataText } from './phones/generate.ts'

writeFileSync(metadataFile, metadataText())
