export {
  type AuditedChange,
  audit,
  auditShared,
  type By,
  byClock,
  byCommand,
  byOf,
} from './record.ts'
