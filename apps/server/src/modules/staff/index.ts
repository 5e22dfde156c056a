export { listActiveStaffIds } from './queries.ts'
