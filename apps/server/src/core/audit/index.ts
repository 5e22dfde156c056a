export {
  type AuditedChange,
  audit,
  auditShared,
  type By,
  byClock,
  byCommand,
  byOf,
  type SharedAuditedChange,
} from './record.ts'
