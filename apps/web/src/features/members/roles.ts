import type { Row } from '../../api/shapes.ts'

export type Role = Row<'members_list'>['role']
export const roles = ['owner', 'manager', 'reception', 'staff', 'accountant'] as const satisfies Role[]
export type People = readonly Row<'staff_list'>[]
