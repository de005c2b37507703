// One file to the runner, so that each stage is synthesised once for all of them.
import './kept.ts'
import './requests.ts'
import './functions.ts'
import './gateway.ts'
import './gateway-answers.ts'
import '../contract/gateway-paths.ts'
import './flows.ts'
import './rules.ts'
