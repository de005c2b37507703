/** A process that opens the sample cloud on the folder that its argument names, says so, and waits to be killed. */
import { openSampleCloud } from './sample-cloud.ts'

const { cloud } = await openSampleCloud({ data: process.argv[2] ?? '' })
console.log(JSON.stringify({ engine: cloud.processes().engine }))
setInterval(() => {}, 1_000)
