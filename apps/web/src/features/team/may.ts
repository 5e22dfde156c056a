import { type Action, useMay, useMe, useSeesAll } from '../../shell/business.ts'

/** Whether one may do something about this person: about everybody, or because it is oneself. */
export function useMayAbout(action: Action, staff: string): boolean {
  const may = useMay()
  const all = useSeesAll(action)
  const { staff: own } = useMe()
  return may(action) && (all || own?.id === staff)
}
