/** What the landing page has beside the tokens and parts of all pages. */
export const landingStyle = `
.landing{display:grid;gap:clamp(3rem,8vw,5.5rem)}
.landing section>h2{font-size:clamp(1.375rem,1.2rem + 1vw,1.75rem);margin-block-end:1.5rem;text-wrap:balance}
.hero{display:grid;gap:2.5rem;align-items:center;padding-block:1rem}
.hero h1{font-size:clamp(2rem,1.4rem + 3.2vw,3.25rem);letter-spacing:-.025em;line-height:1.1}
:lang(ar) .hero h1{letter-spacing:0;line-height:1.35}
.hero .lead{font-size:1.125rem;color:var(--soft);max-inline-size:34rem}
.hero .row{margin-block-start:.5rem}
.hero .btn,.last .btn{min-block-size:3.25rem;padding-inline:1.75rem;font-size:1.0625rem}
.thirds,.halves{display:grid;gap:1rem}
.landing .stack-s{align-content:start}
.icon{color:var(--brand-ink)}
.steps{counter-reset:step;gap:1.5rem}
.steps li{counter-increment:step;padding-block-start:1rem;border-block-start:2px solid var(--line)}
.steps li::before{content:counter(step);display:grid;place-items:center;inline-size:2.25rem;block-size:2.25rem;border-radius:50%;background:var(--tint);color:var(--brand-ink);font-weight:700}
.halves{gap:1.5rem 3rem}
.point{display:flex;gap:.875rem}
.point::before{content:"";flex:none;inline-size:.4375rem;block-size:.8125rem;margin:.1875rem .375rem 0;border:solid var(--brand-ink);border-width:0 2.5px 2.5px 0;transform:rotate(42deg)}
.last{display:grid;gap:1.25rem;padding:clamp(1.5rem,4vw,2.5rem);background:var(--tint);border-color:transparent;box-shadow:none}
.last h2{margin:0}
.scene{position:relative;justify-self:center;inline-size:min(100%,21rem);padding-block:.5rem 1.5rem}
.phone{inline-size:min(100%,17rem);margin-inline:auto;display:grid;gap:.625rem;padding:1.125rem 1rem 1.25rem;background:var(--sheet);border:1px solid var(--line);border-radius:2rem;box-shadow:0 0 0 .5rem var(--tint),0 1.5rem 3rem rgb(16 24 40/.14)}
.phone .top{display:flex;align-items:center;gap:.625rem;padding-block-end:.25rem}
.phone .mark{inline-size:2.25rem;block-size:2.25rem;border-radius:.625rem;font-size:1rem}
.scene small{display:block;color:var(--soft);font-size:.8125rem}
.line{display:flex;justify-content:space-between;align-items:center;gap:.5rem;padding:.625rem .75rem;border:1px solid var(--line);border-radius:.75rem;font-size:.875rem;line-height:1.35}
.line b{white-space:nowrap}
.line.on{border-color:var(--brand-ink);box-shadow:inset 0 0 0 1px var(--brand-ink);background:var(--tint)}
.phone .day{margin-block-start:.25rem;font-weight:650}
.times{display:grid;grid-template-columns:repeat(3,1fr);gap:.375rem}
.times span{padding:.375rem;border:1px solid var(--line);border-radius:.5rem;text-align:center;font-size:.8125rem;font-variant-numeric:tabular-nums}
.times .on{background:var(--brand);border-color:var(--brand);color:var(--on-brand);font-weight:700}
.book{padding:.625rem;border-radius:.75rem;background:var(--brand);color:var(--on-brand);font-weight:700;text-align:center;font-size:.9375rem}

.foot>div{align-items:center}
.said{position:absolute;max-inline-size:12rem;padding:.625rem .875rem;background:var(--sheet);border:1px solid var(--line);border-radius:.875rem;box-shadow:0 .5rem 1.5rem rgb(16 24 40/.12);font-size:.875rem;line-height:1.35}
.said.one{inset-inline-end:-.75rem;inset-block-start:-1.75rem;border-inline-start:3px solid var(--good)}
.said.two{inset-inline-start:0;inset-block-end:.25rem}
@media (max-width:47.99rem){.said.one{display:none}}
@media (min-width:48rem){.thirds{grid-template-columns:repeat(3,1fr);gap:1.5rem}.halves{grid-template-columns:1fr 1fr}.last{grid-template-columns:1fr auto;align-items:center}}
@media (min-width:60rem){.hero{grid-template-columns:1.15fr .85fr;padding-block:2.5rem}}
`
