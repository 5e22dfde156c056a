import { addStyle } from '../style.ts'

addStyle(`
.hero{padding-block:.5rem}
.lead{font-size:1.0625rem;max-inline-size:46rem;white-space:pre-line}
.heading{color:var(--soft);font-weight:650;margin-block-start:.5rem}
.two{display:grid;gap:2rem}
@media (min-width:60rem){.two{grid-template-columns:minmax(0,1fr) 21rem;align-items:start}.two aside{position:sticky;inset-block-start:1.5rem}}
.framed .two{grid-template-columns:minmax(0,1fr)}
.offers.card{padding:0;overflow:hidden}
.offer{display:flex;justify-content:space-between;gap:1rem;padding:1rem 1.25rem;color:inherit;text-decoration:none}
.offer:hover{background:var(--tint)}
.offer:focus-visible{outline-offset:-3px}
.offer>*{min-inline-size:0}
.offer .end{flex:none;text-align:end}
.offers .offer{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.25rem 1rem;align-items:end}
.offer .cost{text-align:end;align-self:start}
.offer .about{grid-column:1/-1}
.facts-of{grid-column:1;display:grid;gap:.125rem}
.offer .btn{grid-column:2;justify-self:end;min-block-size:2.5rem;padding:.25rem 1rem}
@media (min-width:30rem){.offers .offer .about{grid-column:1}.offers .offer .btn{grid-row:2/span 2}}
.soon{color:var(--good);font-weight:600}
.hours>div{display:flex;justify-content:space-between;gap:1rem;padding-block:.375rem}
.hours>.on{font-weight:700}
.hours dt::first-letter{text-transform:uppercase}
.hours dd{text-align:end}
.hours dd span{display:block}
.steps{display:flex;align-items:center;gap:.375rem}
.steps span{margin-inline-end:.375rem}
.steps i{inline-size:1.75rem;block-size:.25rem;border-radius:1rem;background:var(--line)}
.steps i.on{background:var(--brand-ink)}
.summary{padding-block:1rem}
.summary .spread>.row{flex:none}
.summary .sum{border-block-start:1px solid var(--line);padding-block-start:.625rem;margin-block-start:.25rem}
.summary a.small,.tel{display:inline-flex;align-items:center;min-block-size:2.75rem;padding-inline:.25rem}
.summary .btn.plain{padding-inline:0;min-block-size:2.75rem}
.sticky{position:sticky;inset-block-end:0;margin-inline:-1rem;padding:.75rem 1rem max(.75rem,env(safe-area-inset-bottom));background:var(--sheet);border-block-start:1px solid var(--line);display:grid;gap:.625rem}
.chips{display:flex;gap:.5rem;overflow-x:auto;margin-inline:-1rem;padding:.25rem 1rem;scrollbar-width:none}
.chips li{flex:none}
.chip{display:flex;align-items:center;gap:.5rem;min-block-size:3rem;padding:.25rem .875rem;border:1px solid var(--line);border-radius:2rem;background:var(--sheet);color:inherit;text-decoration:none;font-weight:600;white-space:nowrap}
.chip .face{inline-size:2rem;block-size:2rem;font-size:.8125rem;margin-inline-start:-.375rem}
.chip[aria-current]{border-color:var(--brand-ink);background:var(--tint);box-shadow:inset 0 0 0 1px var(--brand-ink)}
.strip{align-items:center}
#times h2::first-letter,.strip .strong::first-letter{text-transform:uppercase}
.step{display:grid;place-items:center;inline-size:2.75rem;block-size:2.75rem;border-radius:.75rem;border:1px solid var(--line);background:var(--sheet);color:inherit}
.step::before{content:"";inline-size:.5rem;block-size:.5rem;border:solid currentColor;border-width:2px 2px 0 0;transform:translateX(-.125rem) rotate(45deg)}
.step.before::before{transform:translateX(.125rem) rotate(-135deg)}
[dir=rtl] .step.after::before{transform:translateX(.125rem) rotate(-135deg)}
[dir=rtl] .step.before::before{transform:translateX(-.125rem) rotate(45deg)}
.step.off{opacity:.35}
.days{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:.25rem}
.day{display:grid;justify-items:center;gap:.125rem;padding:.5rem 0 .625rem;min-block-size:4.25rem;border:1px solid transparent;border-radius:.75rem;background:var(--sheet);border-color:var(--line);color:inherit;text-decoration:none;line-height:1.3;overflow:hidden}
:lang(ar) .day .small{font-size:.6875rem;line-height:1.5;white-space:nowrap}
.day i{inline-size:.375rem;block-size:.375rem;border-radius:50%;background:var(--brand-ink)}
.day.none{background:none;color:var(--soft)}
.day.none i{background:none}
.day[aria-current]{background:var(--brand);border-color:var(--brand-ink);color:var(--on-brand)}
.day[aria-current] i{background:var(--on-brand)}
.day.none[aria-current] i{background:none}
.slots{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.25rem,1fr));gap:.5rem}
.slot{display:grid;place-items:center;inline-size:100%;min-block-size:3rem;padding:.375rem;border:1px solid var(--line);border-radius:.75rem;background:var(--sheet);color:inherit;font:inherit;font-weight:650;cursor:pointer}
.slot:hover{border-color:var(--brand-ink);background:var(--tint)}
.slot small{font-weight:400;color:var(--soft);font-size:.75rem;line-height:1.2}
.slots:has(small){grid-template-columns:repeat(auto-fill,minmax(7rem,1fr))}
.wait{justify-content:space-between;padding-block-start:.5rem}
.hold{justify-content:space-between;padding-block:.5rem}
.hold .grow{flex:1 1 12rem}
.hold .btn.plain{padding-inline:0;margin-inline-end:1rem;font-size:.9375rem}
.hold strong{font-variant-numeric:tabular-nums}
.pair{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(10.75rem,1fr))}
.center{justify-items:center;text-align:center}
.tick{display:grid;place-items:center;inline-size:4rem;block-size:4rem;border-radius:50%;background:var(--good-soft);color:var(--good);font-size:1.75rem;font-weight:700}
.tick.warn{background:var(--warn-soft);color:var(--ink)}
.tick.bad{background:var(--bad-soft);color:var(--bad)}
.framed .langs{justify-content:flex-end;padding:.25rem .75rem 0}
.framed main{padding-block:.5rem 1rem;min-block-size:0}
@media (max-width:26rem){.offer{padding-inline:1rem}}
@media (min-width:48rem){.sticky{margin-inline:0;border:1px solid var(--line);border-radius:var(--round);inset-block-end:1rem}.chips{margin-inline:0;padding-inline:0;flex-wrap:wrap}}
`)
