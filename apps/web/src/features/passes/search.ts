import { asked, pageOf, type Search, textOf } from '../../ui/address.ts'

export const pageSize = 25

export function readPassesSearch(search: Search) {
  return asked({
    q: textOf(search.q),
    customer: textOf(search.customer),
    page: pageOf(search.page),
    /** The pass that is open. */
    pass: textOf(search.pass),
    booking: textOf(search.booking),
  })
}
export type PassesSearch = ReturnType<typeof readPassesSearch>

export function readCouponsSearch(search: Search) {
  return asked({
    q: textOf(search.q),
    page: pageOf(search.page),
    /** The coupon whose uses are open. */
    coupon: textOf(search.coupon),
    booking: textOf(search.booking),
  })
}
