export { button, link } from './buttons.ts'
export { errorSummary, type Fault, type FieldOptions, field, hidden, select, textArea, yesNo } from './fields.ts'
export { type NoticeKind, notice } from './notice.ts'
export { checkCard, face, radioCard } from './pick.ts'
