/** What the pages say on which customers book. */
export interface BookingWords {
  book: string
  services: string
  hours: string
  today: string
  tomorrow: string
  closed: string
  closedToday: string
  openUntil(time: string): string
  opensAt(time: string): string
  where: string
  map: string
  call: string
  whatsapp: string
  instagram: string
  facebook: string
  nextTimes: string
  nextFree: string
  noServices: string
  noHours: string
  from(price: string): string
  free: string
  seatsOf(count: number): string
  seatsLeft(count: number): string
  steps: Record<'choose', string>
  stepOf(step: number, of: number): string
  options: { variants: string; addons: string; seats: string; people: string; submit: string }
  anyone: string
  anyoneAbout: string
  total: string
  price: string
  times: {
    title: string
    days: string
    timesOn(day: string): string
    parts: Record<'morning' | 'afternoon' | 'evening' | 'night', string>
    previous: string
    next: string
    noneThatDay: string
    noneAtAll: string
    nearestDays: string
    freeCount(count: number): string
    none: string
    zone(place: string): string
    yourZone: string
    addService: string
    removeService: string
    withWhom: string
  }
  more: { title: string; text: string; back: string }
  lost: Record<'title' | 'taken' | 'notOffered' | 'past' | 'tooSoon' | 'tooFar' | 'other', string> & {
    nearest: string
    otherPeople: string
    otherTimes: string
    tooManyHolds: string
  }
  details: {
    title: string
    held: string
    minutesLeft(count: number): string
    keepLonger: string
    kept: string
    changeTime: string
    lapsed: string
    name: string
    email: string
    emailHint: string
    phone: string
    phoneHint: string
    notes: string
    notesHint: string
    questions: string
    policy: string
    deposit(amount: string): string
    approval: string
    consent(business: string): string
    submit: string
    submitPay: string
    submitRequest: string
    tooMany: string
    /** To somebody who is to book by telephone; the number may be empty. */
    pleaseCall(phone: string): string
    notAccepting: string
    code: string
    codeHint: string
    applyCode: string
    discount: string
    covered: string
    /** What is left of the price. */
    left: string
    /** Of a code, by what it is refused with. */
    codeFaults: Readonly<Record<string, string>>
  }
  done: {
    confirmed: string
    confirmedText: string
    requested: string
    requestedText: string
    deposit: string
    depositText(amount: string): string
    over: string
    pay: string
    noWayToPay: string
    calendar: string
    manage: string
    manageHint: string
    again: string
    reference: string
    when: string
    what: string
    withWhom: string
    where: string
    message(business: string, when: string): string
  }
  wait: {
    offer: string
    link: string
    title: string
    text: string
    from: string
    to: string
    part: string
    parts: Record<'any' | 'morning' | 'afternoon' | 'evening', string>
    submit: string
    done: string
    doneText: string
    manage: string
    duplicate: string
    tooMany: string
    dates: string
  }
  share(business: string): string
  closedPage: Record<'closed' | 'soon', { title: string; text: string }>
  /** Between a day and a time, and in lists. */
  comma: string
  choose: string
}
