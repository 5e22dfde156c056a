/** What a booking looks like to whoever made it. */
export type VisitState =
  | 'held'
  | 'requested'
  | 'unpaid'
  | 'confirmed'
  | 'here'
  | 'over'
  | 'missed'
  | 'cancelled'
  | 'declined'
  | 'lapsed'

/** What the pages say that a link to a booking leads to. */
export interface ManageWords {
  /** In a list, and above the page. */
  states: Record<VisitState, string>
  /** What that means for the reader; empty where nothing is to be added. */
  abouts: Record<VisitState, string>
  done: Record<'moved' | 'cancelled' | 'paid' | 'byHand' | 'accepted', string>
  labels: Record<
    'what' | 'withWhom' | 'seats' | 'where' | 'price' | 'fee' | 'paid' | 'due' | 'back' | 'reference' | 'notes',
    string
  >
  seats(count: number): string
  /** Of the clock by which times are told. */
  clock(place: string): string
  yourClock: string
  policy: string
  receipts: string
  receipt(number: number): string
  refundNote(number: number): string
  actions: Record<
    'move' | 'cancel' | 'calendar' | 'map' | 'whatsapp' | 'call' | 'payDeposit' | 'pay' | 'again' | 'mine' | 'back',
    string
  >
  /** What is written to the business by WhatsApp. */
  greeting(reference: string): string
  payUntil(until: string): string
  payThere: string
  free: string
  move: {
    title: string
    now: string
    until(until: string): string
    left(count: number): string
    /** What moving now does to a later cancellation. */
    costsLater(amount: string): string
    /** What cancelling would cost at the new time, from the beginning. */
    costsThen(amount: string): string
    samePerson: string
    anyone: string
    person: string
    days: string
    previous: string
    next: string
    none: string
    noneWith(name: string): string
    count(count: number): string
    nearest: string
    parts: Record<'night' | 'morning' | 'afternoon' | 'evening', string>
    check: string
    from: string
    to: string
    submit: string
    others: string
    lost: string
    lostText: string
    alternatives: string
  }
  /** Why it cannot be moved here. */
  unmovable: { often: string; late(until: string): string }
  cancel: {
    title: string
    free: string
    fee(amount: string): string
    freeUntil(until: string): string
    refund(amount: string): string
    refundAll(amount: string): string
    kept(amount: string): string
    due(amount: string): string
    reason: string
    reasonHint: string
    submit: string
    submitFee(amount: string): string
    keep: string
  }
  refused: Record<'moved' | 'cancelled' | 'changed' | 'pay' | 'payLater', string>
  dead: { title: string; text: string; mine: string }
}
